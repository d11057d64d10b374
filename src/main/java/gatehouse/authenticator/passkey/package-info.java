/**
 * A key that lives in the subject's device and is shown through a browser or an app (WebAuthn Level 3): ask for one,
 * verify what comes back, remember it, and hand out a pass for the sign-in that follows. Without it customers could not
 * sign in with what unlocks their phone, and a password could be typed into the wrong page.
 *
 * <p>May not know who the subject is beyond its number, who may register for whom, what a session or a contract is, nor
 * how a refusal is worded.
 */
package gatehouse.authenticator.passkey;
