/**
 * The way to the database: which one, through what pool, and its schema brought up to date before anybody asks it
 * anything. Without it nothing is remembered. May not know a single table.
 */
package gatehouse.platform.database;
