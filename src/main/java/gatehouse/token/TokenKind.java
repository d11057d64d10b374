package gatehouse.token;

/** What a token is good for; tokens of one kind are refused where another is asked for (RFC 8725, 3.12). */
public enum TokenKind {
    /** Opens the calls of its door. */
    ACCESS
}
