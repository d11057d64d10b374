/**
 * What goes on between signing in and signing out: sessions with their idle and absolute ends, and the activity that
 * keeps them alive. May not know how anybody proved who they are, nor what a token looks like.
 */
package gatehouse.session;
