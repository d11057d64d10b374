/**
 * The way out of the server: what a gateway is given, what it may answer, and the gateways that need nothing but a log.
 * Those of vendors get a package each. May not know the outbox, nor why something is sent.
 */
package gatehouse.message.gateway;
