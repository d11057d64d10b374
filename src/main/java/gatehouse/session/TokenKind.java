package gatehouse.session;

/** What a session and its tokens are good for; one kind is refused where another is asked for (RFC 8725, 3.12). */
public enum TokenKind {
    /** Opens the calls of its door. */
    ACCESS,
    /** Says who somebody is, and not yet for whom they act: good for choosing that, and for nothing else. */
    AUTH,
    /** Good for giving an expired password a successor, and for nothing else. */
    PASSWORD
}
