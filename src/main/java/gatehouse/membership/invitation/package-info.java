/**
 * Inviting somebody who was let in to choose a password of their own, so that nobody else ever knows it. May not know any
 * contract's words.
 */
package gatehouse.membership.invitation;
