/**
 * What MicroProfile wants of an application that is watched, where the server has it. Where its interfaces are missing, as
 * on WildFly before it is told to have them, CDI cannot load the beans of this room, says so in a line each, and goes on
 * without them; therefore nothing else of the house may touch any of them but {@link
 * gatehouse.monitoring.microprofile.ServerMetrics}.
 */
package gatehouse.monitoring.microprofile;
