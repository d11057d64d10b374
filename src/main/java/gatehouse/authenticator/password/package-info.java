/**
 * The password as something a subject knows: judge it, hash it behind the bulkhead, verify it, keep it. Without it nobody
 * could sign in.
 *
 * <p>May not know who the subject is beyond its number, how often it may guess, what a session or a contract is, nor how
 * a refusal is worded.
 */
package gatehouse.authenticator.password;
