/**
 * The door of those who run this server: the JSON behind the admin console. May not decide what another door would have
 * to decide again, and may not know any published contract.
 */
package gatehouse.console;
