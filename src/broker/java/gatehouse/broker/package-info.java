/**
 * A message broker inside Payara Micro, packed as gatehouse-broker.rar and never part of the WAR: other servers bring
 * their own. May not know anything of Gatehouse but the name of its data folder.
 */
package gatehouse.broker;
