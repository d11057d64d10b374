package gatehouse.contract.multi.error;

/** Every {@code errorCode} that this door sends: what it means and what the app does next. */
public enum MultiCode {
    ACCESS_TOKEN_REQUIRED(
            403,
            "The token only says who its holder is, and not yet for which identity they act.",
            "List the identities, and exchange the token for one of them."),
    STEP_UP_REQUIRED(
            403,
            "The call needs a session whose holder has shown a second factor.",
            "Start a step-up, complete it, and send the same call again with the same token."),
    IDEMPOTENT_REQUEST_IN_PROGRESS(
            409,
            "The same call with the same `idempotency-ref` is still being carried out.",
            "Wait a moment, then send it again: it will get the answer of the first.");

    private final int status;
    private final String meaning;
    private final String next;

    MultiCode(int status, String meaning, String next) {
        this.status = status;
        this.meaning = meaning;
        this.next = next;
    }

    /** Of HTTP. */
    public int status() {
        return status;
    }

    /** When it is sent. */
    public String meaning() {
        return meaning;
    }

    /** What an app does about it. */
    public String next() {
        return next;
    }
}
