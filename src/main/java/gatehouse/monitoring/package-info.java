/**
 * What an administrator sees of a running server, and the two switches that belong to it: figures as managed beans and
 * metrics, health for whoever sends it traffic. It watches the other rooms by their events and asks them for figures; none
 * of them knows. Without it the server runs just the same, and nobody can tell how. May not decide anything about a
 * caller, nor show a name, a number or a secret.
 */
package gatehouse.monitoring;
