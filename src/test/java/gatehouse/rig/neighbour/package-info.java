/**
 * Another application on the same server, which has nothing of Gatehouse: it has to go on as if Gatehouse were not there.
 * May not know anything of the house.
 */
package gatehouse.rig.neighbour;
