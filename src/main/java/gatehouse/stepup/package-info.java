/**
 * Showing another factor after signing in: a code to the phone raises the session that it was asked in, or confirms one
 * operation in it. Without it a stolen password is enough for everything that a customer may do.
 *
 * <p>The rows are locked in one order: the subject, its session, what is asked. May not know how anybody signed in, nor
 * any contract's words.
 */
package gatehouse.stepup;
