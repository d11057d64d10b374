package gatehouse.session;

/** Why a session was ended before its time. */
public enum EndReason {
    SIGNED_OUT,
    PASSWORD_CHANGED,
    FACTORS_CHANGED,
    SUBJECT_REMOVED,
    SUBJECT_LOCKED,
    ROLE_CHANGED,
    TOKEN_REUSED
}
