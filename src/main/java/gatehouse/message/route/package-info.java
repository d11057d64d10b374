/**
 * Which gateways a message may leave by, and in what order: those that the settings make, a tenant's own routes by the
 * beginning of a number, and a pause for those that do not answer. May not know the outbox, nor what is sent.
 */
package gatehouse.message.route;
