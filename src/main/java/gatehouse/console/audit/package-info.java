/** The audit at the console: reading it, verifying it, and its sums for charts. May not know how records are sealed. */
package gatehouse.console.audit;
