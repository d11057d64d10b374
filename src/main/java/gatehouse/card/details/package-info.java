/**
 * Where the security code of a card comes from when its holder wants to see it: an issuer's service over mutual TLS, or
 * a stand-in in the sandbox. May not keep what it gets, nor know who is asking.
 */
package gatehouse.card.details;
