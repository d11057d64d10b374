/**
 * The floor beneath Gatehouse: the least that the same container, the same libraries and the same database can do the
 * same work with. A WAR of its own, deployed beside Gatehouse by the benchmark only. May not know Gatehouse.
 */
package gatehouse.bench.floor;
