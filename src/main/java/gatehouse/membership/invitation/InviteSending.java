package gatehouse.membership.invitation;

/** How an attempt to invite somebody ended. */
public enum InviteSending {
    SENT,
    /** Nobody of this number was let in to act for the caller's customer. */
    MISSING,
    /** They have a password. */
    ACCEPTED_BEFORE
}
