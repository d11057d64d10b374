/**
 * Showing that the e-mail address somebody signs in with is theirs, by a code that is sent there. Without it an account
 * could be opened in the name of anybody whose address is known. May not know any contract's words.
 */
package gatehouse.membership.mailbox;
