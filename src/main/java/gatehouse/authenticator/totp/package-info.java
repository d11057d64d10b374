/**
 * The code that an authenticator app shows for half a minute (RFC 6238): share a secret with the app, take each code once.
 * Without it a stolen password would open every account.
 *
 * <p>May not know who the subject is beyond its number, how often it may fail, what a session or a contract is, nor how a
 * refusal is worded.
 */
package gatehouse.authenticator.totp;
