/**
 * The identities that customers and staff sign in with: given, changed and taken away, and what a new password means for everything
 * that was built on the old one. May not know how a session goes on once it was opened, nor any contract's words.
 */
package gatehouse.identity;
