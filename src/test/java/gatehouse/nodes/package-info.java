/**
 * Two nodes on one database behind a load balancer: what they share, how one of them is restarted without anybody
 * noticing, and what is left when one dies. Everything here runs in processes of its own, as in the field; nothing may look
 * into a node but over HTTP and in its database.
 */
package gatehouse.nodes;
