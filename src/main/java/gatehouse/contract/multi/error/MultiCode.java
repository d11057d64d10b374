package gatehouse.contract.multi.error;

/** Every {@code errorCode} that this door sends: what it means and what the app does next. */
public enum MultiCode {
    ACCESS_TOKEN_REQUIRED(
            403,
            "The token only says who its holder is, and not yet for which identity they act.",
            "List the identities, and exchange the token for one of them."),
    COUNTRY_INVALID(409, "No country has this code.", "Ask for the country again; codes are those of ISO 3166."),
    CURRENCY_UNSUPPORTED(409, "No currency has this code.", "Send a code of ISO 4217."),
    EMAIL_NOT_FOUND(
            409,
            "Nobody of this kind signs in with the address; sent only where the tenant may know.",
            "Ask for the address again."),
    EMAIL_NOT_UNIQUE(409, "Somebody signs in with the address already.", "Ask for another address."),
    INVITE_ALREADY_CONSUMED(
            409,
            "The invited user has a password already, so there is nothing to invite to.",
            "Let the user sign in, or choose a new password by a lost one."),
    INVITE_OR_INVITE_CODE_INVALID(
            409,
            "The code is wrong, used or has expired, was never sent, or was tried too often.",
            "Let the user type the code again, or send another invite."),
    MOBILE_OR_COUNTRY_CODE_INVALID(
            409, "Country code and number together are no international phone number.", "Ask for the number again."),
    PASSWORD_ALREADY_CREATED(409, "The user has a password already.", "Let the user sign in."),
    PASSWORD_TOO_LONG(409, "The password is longer than the profile allows.", "Ask for a shorter one."),
    PASSWORD_TOO_SHORT(409, "The password is shorter than the profile asks for.", "Ask for a longer one."),
    PASSWORD_TOO_SIMPLE(
            409,
            "The password lacks kinds of characters, or is one that is easily guessed.",
            "Ask for another one, with capital and small letters, digits and other characters."),
    PROFILE_NOT_FOUND(
            409,
            "The programme has no profile of this number for this kind of identity.",
            "Send a profileId that was given to the programme for consumers or for corporates."),
    ROOT_EMAIL_NOT_UNIQUE(
            409,
            "Somebody signs in with the root user's address already.",
            "Let them sign in, or ask for another address."),
    STEP_UP_REQUIRED(
            403,
            "The call needs a session whose holder has shown a second factor.",
            "Start a step-up, complete it, and send the same call again with the same token."),
    TERMS_NOT_ACCEPTED(409, "The terms were expressly not accepted.", "Ask the user to accept them."),
    UNRESOLVED_IDENTITY(409, "There is no such user.", "Check the number of the user."),
    VERIFICATION_CODE_INVALID(
            409,
            "The code is wrong, used or has expired, was never sent, or was tried too often.",
            "Let the user type the code again, or send another one.");

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
