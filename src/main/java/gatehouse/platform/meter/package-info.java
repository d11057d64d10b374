/**
 * What this node counts, measures and shows about itself: meters with a name, a help and a few labels whose values the
 * code chooses. Without it an administrator sees that the server runs, but not what it does. May not know who reads the
 * figures, nor what they are about.
 */
package gatehouse.platform.meter;
