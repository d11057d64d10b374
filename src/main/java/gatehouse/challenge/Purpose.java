package gatehouse.challenge;

/** What a right answer will be taken for. A challenge for one purpose answers no other (ASVS 6.6.2). */
public enum Purpose {
    /** Choosing a new password without the old one. */
    PASSWORD_RESET,
    /** Showing that the customer is there, before an identity is made without a token. */
    PRESENCE,
    /** Confirming that a phone or a mailbox is in somebody's hands, for whoever asked for it. */
    VERIFICATION,
    /** Confirming that the mailbox which a subject signs in with is in its hands. */
    MAILBOX,
    /** Choosing a first password, for somebody who was let in by others. */
    INVITATION,
    /** Making a phone a factor of its owner. */
    PHONE_ENROLMENT,
    /** Raising a session that is there already, or confirming an operation in it. */
    STEP_UP;

    /** Whether somebody wants to know that nobody answered in time. */
    boolean isToldWhenExpired() {
        return this == STEP_UP;
    }
}
