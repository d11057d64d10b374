/**
 * How many codes left and how many arrived, for charts. Without it staff would learn from their customers that an operator
 * drops codes. May not know the outbox, what a code opens or who gets it.
 */
package gatehouse.message.tally;
