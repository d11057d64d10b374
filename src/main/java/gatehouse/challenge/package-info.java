/**
 * Asking somebody to prove that they got what was sent to them: one-time codes and links, each for one recipient and
 * one purpose, good once and not for long, with few attempts. Without it nobody could reset a password or confirm a payment.
 *
 * <p>What is stored is a keyed hash, so that the database alone answers no challenge. May not know how an answer comes
 * in, how a code is sent, or what a right answer is good for.
 */
package gatehouse.challenge;
