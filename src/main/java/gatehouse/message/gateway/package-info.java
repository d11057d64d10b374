/**
 * The way out of the server: what a gateway is given, what it may answer, how the settings make one, and the gateway that
 * needs nothing but a log. Each protocol has a package of its own. May not know the outbox, nor why something is sent.
 */
package gatehouse.message.gateway;
