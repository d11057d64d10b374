/**
 * What the servlet container tells of the application, and what it is told: the context root under which the managed beans
 * are found, and {@code /metrics} on a server that has none of its own. May not know what the figures are made of.
 */
package gatehouse.monitoring.web;
