/**
 * Asking other machines: over HTTP or through a library, and never for longer, nor with a longer answer, than was agreed
 * beforehand. May not know who is asked, nor what.
 */
package gatehouse.platform.outbound;
