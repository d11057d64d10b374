/**
 * The door of the devices that their owners linked: linking, asking what waits, being told of it, answering. Its protocol
 * is {@code docs/device-protocol.md}, and whatever changes here changes there. May not know any published contract, nor
 * what an answer is good for.
 */
package gatehouse.device;
