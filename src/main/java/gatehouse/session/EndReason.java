package gatehouse.session;

/** Why a session was ended before its time. */
public enum EndReason {
    SIGNED_OUT,
    PASSWORD_CHANGED,
    FACTORS_CHANGED,
    CONTACT_CHANGED,
    SUBJECT_REMOVED,
    SUBJECT_LOCKED,
    SUBJECT_DEACTIVATED,
    ROLE_CHANGED,
    TOKEN_REUSED,
    /** Its owner or the tenant ended it from elsewhere. */
    REVOKED,
    /** A newer one took its place: the subject may not have more of them. */
    LIMIT_REACHED
}
