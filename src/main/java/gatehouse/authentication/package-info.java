/**
 * The use cases that need several capabilities at once: signing in, renewing, signing out, resetting a password, and
 * giving a customer an identity to sign in with. Each returns what happened as a sealed outcome; it throws nothing that
 * the business expects, because a rollback would erase the count of a failure. May not know any contract's words.
 */
package gatehouse.authentication;
