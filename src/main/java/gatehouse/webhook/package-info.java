/**
 * Telling a tenant's own machine what happened: where it listens, the secret that proves the sender, and the gateway that
 * calls it. Without it a tenant would have to ask again and again whether anybody signed in.
 *
 * <p>A door words an event and announces it in its own transaction; everything after that is the outbox's. May not know
 * what any event says.
 */
package gatehouse.webhook;
