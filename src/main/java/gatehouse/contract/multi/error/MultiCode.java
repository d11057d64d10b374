package gatehouse.contract.multi.error;

/** Every {@code errorCode} that this door sends: what it means and what the app does next. */
public enum MultiCode {
    ACCESS_TOKEN_REQUIRED(
            403,
            "The token only says who its holder is, and not yet for which identity they act.",
            "List the identities, and exchange the token for one of them."),
    ACCOUNT_NOT_FOUND(
            409,
            "Nobody who may sign in has this e-mail address; sent only where the tenant lets it be told.",
            "Ask for the address again, or sign up."),
    INVALID_NONCE_OR_EMAIL(
            409,
            "The code is wrong, used, expired or was never sent, or the e-mail address is not the one it was sent to.",
            "Ask for the code again; after a few wrong ones, start anew."),
    PASSWORD_ALREADY_CREATED(409, "The user has a password.", "Sign in with it, change it, or start a reset."),
    PASSWORD_ALREADY_USED(409, "The password is one of the last five of this user.", "Ask for another one."),
    PASSWORD_INCORRECT(
            409,
            "What was sent as the old password is not the user's password. It counts as a failed login.",
            "Ask for the old password again."),
    PASSWORD_NOT_SET(409, "The user never had a password.", "Create the first one."),
    PASSWORD_TOO_LONG(409, "The password has more characters than the policy allows.", "Ask for a shorter one."),
    PASSWORD_TOO_SHORT(409, "The password has fewer characters than the policy asks for.", "Ask for a longer one."),
    PASSWORD_TOO_SIMPLE(
            409,
            "The password lacks a class of characters, is common or easily guessed, or cannot be typed.",
            "Ask for one with capital and small letters, digits and other characters, and no known word."),
    STEP_UP_REQUIRED(
            403,
            "The call needs a session whose holder has shown a second factor.",
            "Start a step-up, complete it, and send the same call again with the same token.");

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
