package gatehouse.contract.eclipse.error;

/**
 * Every code this door sends, with its status and the words it has when nobody knows better. {@code USR901} to {@code
 * USR905} and {@code HTT...} are ours: the published list has none for these cases.
 */
public enum EclipseCode {
    /** Wrong password, unknown name, locked: one answer for all. */
    INCORRECT_PASSWORD("USR002", 401, "Incorrect identity/password"),
    /** A one-time code, TOTP or link that is wrong, used or expired. */
    INCORRECT_CODE("USR007", 400, "Incorrect code"),
    TOTP_NEEDED("USR901", 401, "A TOTP is needed"),
    CHALLENGE_RESPONSE_NEEDED("USR902", 401, "A challenge response is needed"),
    PASSWORD_EXPIRED("USR903", 401, "The password has expired and must be changed"),
    SESSION_ENDED("USR904", 401, "The session has ended"),
    /** A passkey may be registered by a creator, the owner, or with a code, shortly after creation. */
    ENROLMENT_CLOSED("USR905", 401, "A passkey cannot be registered now"),
    NOT_SIGNED_IN("SEC001", 401, "A valid token is needed"),
    NO_RIGHTS("SEC001", 403, "You do not have the rights for this"),
    INSECURE("SEC001", 403, "A token is only taken over HTTPS"),
    /** A field that breaks a rule; one element for each. */
    INVALID_FIELD("VAL001", 400, "The request is not valid"),
    UNPARSEABLE_BODY("JPE001", 400, "The body is not parseable JSON"),
    /** A value that is fine by itself and wrong here. */
    INVALID_ARGUMENT("IAE002", 400, "A parameter is not valid"),
    /** Somebody else changed it meanwhile. */
    STALE_VERSION("HTT409", 409, "The version is not the current one"),
    /** Something is named that the tenant would have to provide, such as the text of a message. */
    MISSING_PROPERTY("PNF001", 400, "A property is missing"),
    NOT_FOUND("ARCH086", 404, "The resource was not found"),
    RATE_LIMITED("RLT001", 429, "Too many requests"),
    MALFORMED_REQUEST("HTT400", 400, "The request cannot be understood"),
    METHOD_NOT_ALLOWED("HTT405", 405, "This method is not allowed here"),
    NOT_ACCEPTABLE("HTT406", 406, "Answers are application/json"),
    BODY_TOO_LARGE("HTT413", 413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE("HTT415", 415, "Bodies are application/json"),
    DOWNSTREAM_AWAY("DAE001", 503, "The service is not available at the moment", "SYSTEM", "MEDIUM"),
    UNKNOWN("UNK001", 500, "An unknown error occurred", "SYSTEM", "HIGH");

    private final String code;
    private final int status;
    private final String description;
    private final String type;
    private final String severity;

    EclipseCode(String code, int status, String description) {
        this(code, status, description, "BUSINESS", "LOW");
    }

    EclipseCode(String code, int status, String description, String type, String severity) {
        this.code = code;
        this.status = status;
        this.description = description;
        this.type = type;
        this.severity = severity;
    }

    /** Letters and three digits. */
    String code() {
        return code;
    }

    /** Of HTTP. */
    int status() {
        return status;
    }

    /** Shown to users by some clients. */
    String description() {
        return description;
    }

    String type() {
        return type;
    }

    String severity() {
        return severity;
    }
}
