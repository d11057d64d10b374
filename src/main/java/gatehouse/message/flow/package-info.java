/**
 * Whether and how fast messages flow: the way to the broker, the switch by which one node stops to take any, how many
 * wait and for how long, and what each gateway said. May not know what a message is about, nor change one.
 */
package gatehouse.message.flow;
