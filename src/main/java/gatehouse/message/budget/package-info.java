/**
 * How many texts a tenant pays for, and where they may go. Without it whoever earns by texts to numbers of their own could
 * have us send as many as they like. May not know the outbox, what a text says or who gets it: numbers and addresses come
 * as keyed hashes.
 */
package gatehouse.message.budget;
