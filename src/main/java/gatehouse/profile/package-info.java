/**
 * Changing what a tenant knows about a customer, and with it where codes go. Without it somebody with a new phone is
 * locked out for ever, or codes go to whoever has the old one. May not know any contract's words.
 */
package gatehouse.profile;
