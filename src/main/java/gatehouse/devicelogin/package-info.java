/**
 * Signing in by nothing but a device of one's own: somebody says a name, the device that its owner has linked asks whether
 * it was them, and what it signs opens a session. Without it nobody could sign in who has no password at hand.
 *
 * <p>Whoever asks knows no more than a name, so everybody gets the same answer where the tenant wants that, and nobody is
 * asked often enough to give in. The rows are locked in the order of {@link gatehouse.push}. May not know how the session
 * reaches whoever asked, nor any contract's words.
 */
package gatehouse.devicelogin;
