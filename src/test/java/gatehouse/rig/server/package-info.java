/**
 * Servers beside Payara Micro, as an administrator would have them: unpacked from the maker's archive, each start with a
 * configuration of its own that nobody has touched, worked by the commands that people at the console type. May not know
 * what is tested on them.
 */
package gatehouse.rig.server;
