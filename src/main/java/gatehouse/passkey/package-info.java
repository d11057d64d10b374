/**
 * What customers do with passkeys: ask to register or to show one, answer with it, look at those they have and remove
 * them. Without it the verification below would have nobody to verify. May not know any contract's words, nor how a
 * session is opened.
 */
package gatehouse.passkey;
