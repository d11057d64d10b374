package gatehouse.care;

/** By what somebody was found. */
public enum FoundBy {
    /** The number of the customer, or of a subject that acts for it. */
    NUMBER,
    PHONE,
    EMAIL,
    /** A name to sign in with. */
    IDENTITY,
    /** The tenant's own id of the customer. */
    EXTERNAL_ID
}
