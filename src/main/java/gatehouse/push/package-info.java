/**
 * Asking somebody on a device of their own, in the name of a session of theirs or of a login: a challenge waits until the
 * device that is linked answers with a signature over it, and over amount and payee where there are any, or until it
 * expires. Without it a stolen password and phone number would confirm a payment.
 *
 * <p>All of it is in the database, so that any node takes the answer. Whatever changes what a subject is asked holds the
 * subject's row first, then the challenge's; whoever observes {@link gatehouse.push.PushSettled} may lock the session
 * after that. May not know what an answer is good for, nor how a device talks to us.
 */
package gatehouse.push;
