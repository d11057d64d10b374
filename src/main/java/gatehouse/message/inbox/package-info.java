/**
 * Where messages of a sandbox end: the phone and the mailbox of whoever tries things out. May not know what a message is
 * for, nor how it came here.
 */
package gatehouse.message.inbox;
