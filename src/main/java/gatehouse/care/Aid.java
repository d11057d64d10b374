package gatehouse.care;

/** How it ended that staff wanted to help somebody. */
public enum Aid {
    DONE,
    /** The tenant has no such subject, or the subject nothing of the kind. */
    MISSING,
    /** It is staff whose role may more than the caller's. */
    OUTRANKED,
    /** It is the caller, in a session that was opened without what is to be retired. */
    GUARDED,
    /** Its owner could not sign in any more. */
    LAST
}
