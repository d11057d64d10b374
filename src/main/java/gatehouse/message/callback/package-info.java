/**
 * What providers tell us by calling us: who may, and what becomes of it. May not know in which dialect they are answered.
 */
package gatehouse.message.callback;
