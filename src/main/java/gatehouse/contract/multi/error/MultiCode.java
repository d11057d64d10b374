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
    ALREADY_VERIFIED(
            409,
            "The last code of this session was shown before.",
            "Go on; the session was stepped up when the code was right."),
    CHALLENGE_LIMIT_EXCEEDED(
            409,
            "There were too many codes, or too many wrong ones in a row.",
            "Sign in again for a new code; after five wrong ones in a row wait half an hour. At a push there were too"
                    + " many within an hour: wait, signing in again does not help."),
    CHANNEL_ALREADY_REGISTERED(409, "The factor was enrolled before.", "Go on: it can be used for a step-up."),
    CHANNEL_NOT_REGISTERED(
            409,
            "The user has no such factor, or has another number since it was enrolled.",
            "Enrol the factor, and start again."),
    CHANNEL_NOT_SUPPORTED(
            409, "The programme, or the profile of the user, does not use this channel.", "Use another channel."),
    COUNTRY_INVALID(409, "No country has this code.", "Ask for the country again; codes are those of ISO 3166."),
    CURRENCY_UNSUPPORTED(409, "No currency has this code.", "Send a code of ISO 4217."),
    EMAIL_NOT_FOUND(
            409,
            "Nobody of this kind signs in with the address; sent only where the tenant may know.",
            "Ask for the address again."),
    EMAIL_NOT_UNIQUE(409, "Somebody signs in with the address already.", "Ask for another address."),
    INVALID_NONCE_OR_EMAIL(
            409,
            "The code is wrong, used, expired or was never sent, or the e-mail address is not the one it was sent to.",
            "Ask for the code again; after a few wrong ones, start anew."),
    INVITE_ALREADY_CONSUMED(
            409,
            "The invited user has a password already, so there is nothing to invite to.",
            "Let the user sign in, or choose a new password by a lost one."),
    INVITE_OR_INVITE_CODE_INVALID(
            409,
            "The code is wrong, used or has expired, was never sent, or was tried too often.",
            "Let the user type the code again, or send another invite."),
    MOBILE_NUMBER_NOT_AVAILABLE(409, "The user has no mobile number.", "Give the user one, and try again."),
    MOBILE_OR_COUNTRY_CODE_INVALID(
            409, "Country code and number together are no international phone number.", "Ask for the number again."),
    ONE_CHALLENGE_LIMIT_REMAINING(
            409, "The code is wrong, and one more wrong one will be the last.", "Let the user look twice."),
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
    PROFILE_INACTIVE(
            409,
            "The programme has closed this profile to new identities.",
            "Tell the user that nobody can sign up now."),
    PROFILE_NOT_FOUND(
            409,
            "The programme has no profile of this number for this kind of identity.",
            "Send a profileId that was given to the programme for consumers or for corporates."),
    RETRY_IN_15SEC(409, "The last code was sent less than 15 seconds ago.", "Wait, and try again."),
    ROOT_EMAIL_NOT_UNIQUE(
            409,
            "Somebody signs in with the root user's address already.",
            "Let them sign in, or ask for another address."),
    STATE_INVALID(
            409,
            "No code waits for an answer: none was sent in this session, or too many wrong ones were shown. At a push,"
                    + " the device has answered in this session.",
            "Ask for a code; after a push, sign in again."),
    STEP_UP_REQUIRED(
            403,
            "The call needs a session whose holder has shown a second factor.",
            "Start a step-up, complete it, and send the same call again with the same token."),
    ENROLMENT_LIMIT_EXCEEDED(
            409,
            "Too many codes for linking a device were asked for within an hour.",
            "Let the user link the device with the newest code, or try again later."),
    IDEMPOTENT_REQUEST_IN_PROGRESS(
            409,
            "The same call with the same `idempotency-ref` is still being carried out.",
            "Wait a moment, then send it again: it will get the answer of the first."),
    TERMS_NOT_ACCEPTED(409, "The terms were expressly not accepted.", "Ask the user to accept them."),
    UNRESOLVED_IDENTITY(409, "There is no such user.", "Check the number of the user."),
    VERIFICATION_CODE_EXPIRED(409, "The code is older than it may be.", "Ask for another one."),
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
