/**
 * Linking a device to its owner, and taking it away again, with all that follows for their sessions and the audit. Without
 * it nobody would have a device to be asked on. May not know any contract's words, nor what a device is asked.
 */
package gatehouse.linking;
