/**
 * Signing in, going on, and signing out: the use cases around a session, and who a call comes from. Each returns what
 * happened as a sealed outcome; it throws nothing that the business expects, because a rollback would erase the count of a
 * failure. May not know any contract's words.
 */
package gatehouse.authentication;
