/**
 * A device of the subject's own that holds a private key: link it by a code, know its calls by their signatures, verify
 * what it signs, retire it. Without it nobody could confirm a payment where it is shown.
 *
 * <p>May not know what a challenge is about, how often anything may be tried, or how a device talks to us.
 */
package gatehouse.authenticator.device;
