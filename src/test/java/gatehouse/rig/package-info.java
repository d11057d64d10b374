/**
 * What tests on a server stand on: one start of the server for all of them, the archive that Maven built, and a fresh
 * database. A test extends {@link gatehouse.rig.DeployedGatehouse} to call it over HTTP, or
 * {@link gatehouse.rig.InsideGatehouse} to run inside. A test of the process itself starts its own by
 * {@link gatehouse.rig.Launch}. May not know what Gatehouse does.
 */
package gatehouse.rig;
