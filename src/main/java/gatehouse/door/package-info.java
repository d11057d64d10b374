/**
 * What all doors share about the caller: the filter that asks whether a session lives, and the caller that it finds. May
 * not know any contract's words.
 */
package gatehouse.door;
