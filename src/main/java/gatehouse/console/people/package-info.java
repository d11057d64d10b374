/**
 * The people of a tenant at the console: finding them, seeing who they are and what happened to them, and helping them
 * back in. May not know how any of it is kept.
 */
package gatehouse.console.people;
