/**
 * A key that only the subject has: take its public half strictly, ask for a proof that the private half is there, verify
 * the proof once. Without it a stolen password would open every account.
 *
 * <p>May not know who the subject is beyond its number, how often it may fail, what a session or a contract is, nor how a
 * refusal is worded.
 */
package gatehouse.authenticator.clientkey;
