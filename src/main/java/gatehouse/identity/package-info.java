/**
 * The identities that people and systems sign in with: given, changed, taken away, and recovered by a code; and the first
 * system user of a new tenant. May not know how a session goes on once it was opened, nor any contract's words.
 */
package gatehouse.identity;
