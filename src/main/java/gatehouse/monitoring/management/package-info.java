/**
 * The managed beans: figures and switches as consoles of servers and jconsole show them, one set for each copy of the
 * application in a JVM. May not know what the figures are made of.
 */
package gatehouse.monitoring.management;
