package gatehouse.authentication;

/** The factors that subjects prove themselves with, in the words of RFC 8176; each has a count of failures of its own. */
public final class Factors {
    public static final String PASSWORD = "pwd";
    /** Proof of possession of a key. */
    public static final String CLIENT_KEY = "pop";
    /** Proof of possession of a passkey: whether hardware keeps it, nobody can tell who trusts no maker. */
    public static final String PASSKEY = "swk";
    /** The code of an authenticator app. */
    public static final String TOTP = "otp";
    /** A one-time code that resets a password; it shares no count with a login. */
    public static final String RESET_CODE = "reset-code";

    /** The card access password, which opens a card and never a session. */
    public static final String CARD_ACCESS = "cap";

    /** A one-time code that sets a card access password. */
    public static final String CARD_ACCESS_CODE = "cap-code";

    /** A one-time code that confirms a phone, a mailbox or an identity. */
    public static final String VERIFICATION_CODE = "verify-code";

    /** A phone that gets codes. */
    public static final String SMS = "sms";

    /** A one-time code that makes a phone a factor. */
    public static final String PHONE_ENROLMENT_CODE = "phone-code";

    /** A one-time code that raises a session. */
    public static final String STEP_UP_CODE = "step-up-code";

    /** A one-time code that confirms the mailbox which a subject signs in with. */
    public static final String EMAIL_CODE = "email-code";

    /** A one-time code that lets somebody choose a first password. */
    public static final String INVITATION_CODE = "invite-code";

    private Factors() {}
}
