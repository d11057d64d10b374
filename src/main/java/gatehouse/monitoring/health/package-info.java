/**
 * Whether this node can do its work at the moment, for whoever sends it traffic. Cheap enough to be asked every second by
 * several, and never waits for what hangs. May not know who asks.
 */
package gatehouse.monitoring.health;
