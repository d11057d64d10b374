/**
 * Showing again, in the middle of a session, that it is still the same person who signed in. Without it whoever finds an
 * open session could do with it what cannot be undone. May not know what is asked for it.
 */
package gatehouse.authentication.confirmation;
