/**
 * The door for trying things out: samples, an inbox, a clock that can be moved, and a reset. All of it is a visible mode
 * of the real thing, and none of it exists in production. May not be known by any capability.
 */
package gatehouse.sandbox;
