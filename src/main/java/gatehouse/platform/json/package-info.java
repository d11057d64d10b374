/**
 * JSON as every door reads and writes it: strict, the same on every server, and silent about what the caller sent. May
 * not know which door is asking, nor how a door words a refusal.
 */
package gatehouse.platform.json;
