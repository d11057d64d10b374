/**
 * The password of a member in the member's own hands: the first one, its successor by knowledge of the old one, and what a
 * new one is measured by. Without it nobody who was signed up could come in. May not know how somebody gets back in who
 * has forgotten it, nor any contract's words.
 */
package gatehouse.credential;
