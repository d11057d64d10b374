/**
 * For whom somebody acts who may act for several: which customers there are to choose from, and a session of its own for
 * the chosen one. May not know any contract's words.
 */
package gatehouse.acting;
