package gatehouse.access;

/** Whether a caller may, and if not, what they may be told. */
public enum Ruling {
    ALLOWED,
    /** The caller may know that it exists, but not do this. */
    FORBIDDEN,
    /** It belongs to another tenant: the caller must not even learn that it exists. */
    HIDDEN
}
