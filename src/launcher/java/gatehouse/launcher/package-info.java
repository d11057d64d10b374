/**
 * What {@code mvn -Prun} runs: Gatehouse on Payara Micro on this machine, for trying it out. Never part of the WAR, and
 * free of dependencies, because it lives inside Maven. May not know more of Gatehouse than its settings' names.
 */
package gatehouse.launcher;
