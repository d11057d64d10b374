package gatehouse.contract.eclipse.error;

/**
 * Every code this door sends: its status, the words it has when nobody knows better, what it means and what the app does
 * next. {@code docs/codes.md} and the OpenAPI description are made of this. {@code USR901} to {@code USR905} and {@code
 * HTT...} are ours: the published list has none for these cases.
 */
public enum EclipseCode {
    INCORRECT_PASSWORD(
            "USR002",
            401,
            "Incorrect identity/password",
            "A wrong password, TOTP or challenge response, an unknown name, or an identity that is locked or out of use:"
                    + " one answer for all, so that it tells nothing about the name.",
            "Ask the user again; after a challenge response, with a new challenge. After five failures in a row the"
                    + " identity stays locked for half an hour, unless the tenant has it otherwise: offer to change the"
                    + " password."),
    INCORRECT_CODE(
            "USR007",
            400,
            "Incorrect code",
            "A one-time code or link that is wrong, used, expired or was tried too often.",
            "Let the user type it again; when that fails too, send a new one."),
    TOTP_NEEDED(
            "USR901",
            401,
            "A TOTP is needed",
            "The password is right, and the identity has a TOTP that the request left out.",
            "Ask for the six digits of the authenticator app, and send the login again with `totp`."),
    CHALLENGE_RESPONSE_NEEDED(
            "USR902",
            401,
            "A challenge response is needed",
            "The password is right, and the identity has a key whose answer the request left out.",
            "Get a login challenge, answer it with the key, and send the login again with the answer."),
    PASSWORD_EXPIRED(
            "USR903",
            401,
            "The password has expired and must be changed",
            "The password was right until the date on which it expired.",
            "Lead the user through the change of the password, then sign in with the new one."),
    SESSION_ENDED(
            "USR904",
            401,
            "The session has ended",
            "The token was good, and its session is over: signed out, idle for too long, at its longest life, or ended by"
                    + " a change of password or factors.",
            "Forget the token and ask the user to sign in."),
    ENROLMENT_CLOSED(
            "USR905",
            401,
            "A passkey cannot be registered now",
            "A passkey may be registered by a creator, the owner, or with a code, shortly after creation.",
            "Sign in first, or ask the tenant to open the identity for registration again."),
    NOT_SIGNED_IN(
            "SEC001",
            401,
            "A valid token is needed",
            "No token, or one that is expired, forged or for another door; to renew or sign out, also one of another"
                    + " session, or a wrong `renew-csrf`. A dead token is refused on public calls too.",
            "Forget the token and ask the user to sign in. Send public calls without Authorization."),
    NO_RIGHTS(
            "SEC001",
            403,
            "You do not have the rights for this",
            "The token is good; whoever holds it may not do this.",
            "Do not try again with this token. Offer only what the role may do."),
    INSECURE(
            "SEC001",
            403,
            "A token is only taken over HTTPS",
            "A token came over plain HTTP.",
            "Call over HTTPS, and have the token replaced: sign out and in again."),
    INVALID_FIELD(
            "VAL001",
            400,
            "The request is not valid",
            "A field or parameter breaks a rule; one element for each, which names the field.",
            "Show each description beside its field. The same request will fail again."),
    UNPARSEABLE_BODY(
            "JPE001",
            400,
            "The body is not parseable JSON",
            "The body is empty, is not one JSON object in UTF-8, or has a member of another type.",
            "A mistake of the app: mend the request."),
    INVALID_ARGUMENT(
            "IAE002",
            400,
            "A parameter is not valid",
            "A value that is fine by itself and wrong here: a name in use, a key that is none, a password that was hashed"
                    + " by a caller who may not.",
            "Show the description, and let the user or the caller choose another value."),
    STALE_VERSION(
            "HTT409",
            409,
            "The version is not the current one",
            "Somebody else changed it meanwhile.",
            "Read it again, apply the change to what it is now, and send it with that version."),
    MISSING_PROPERTY(
            "PNF001",
            400,
            "A property is missing",
            "Something is named that the tenant would have to provide, such as the text of a message.",
            "A mistake of the app, or of the tenant's set-up: leave the name out."),
    NOT_FOUND(
            "ARCH086",
            404,
            "The resource was not found",
            "There is no such resource or path, or it belongs to another tenant.",
            "Look the number up again; the same call will fail again."),
    RATE_LIMITED(
            "RLT001",
            429,
            "Too many requests",
            "Too many calls from this address or for this customer, or no place to hash a password in time.",
            "Wait as many seconds as `Retry-After` says, then send the same request again."),
    MALFORMED_REQUEST(
            "HTT400",
            400,
            "The request cannot be understood",
            "The HTTP itself is wrong: a header or a path that cannot be read. Other statuses of HTTP without a code of"
                    + " their own have it too.",
            "A mistake of the app, or of a proxy on the way: mend the request."),
    METHOD_NOT_ALLOWED(
            "HTT405",
            405,
            "This method is not allowed here",
            "The path exists, and not with this method; `Allow` lists those it has.",
            "A mistake of the app: mend the request."),
    NOT_ACCEPTABLE(
            "HTT406",
            406,
            "Answers are application/json",
            "The Accept header leaves no room for JSON.",
            "A mistake of the app: accept application/json."),
    BODY_TOO_LARGE(
            "HTT413",
            413,
            "The body is too large",
            "No call needs more than 64 kB.",
            "A mistake of the app: send less."),
    UNSUPPORTED_MEDIA_TYPE(
            "HTT415",
            415,
            "Bodies are application/json",
            "The Content-Type is missing or is not application/json in UTF-8.",
            "A mistake of the app: send application/json."),
    DOWNSTREAM_AWAY(
            "DAE001",
            503,
            "The service is not available at the moment",
            "The database, or a service that is asked, is away or full; nothing was done.",
            "Try again after `Retry-After` seconds, or after a few where it is missing, with growing pauses.",
            "SYSTEM",
            "MEDIUM"),
    UNKNOWN(
            "UNK001",
            500,
            "An unknown error occurred",
            "A mistake of the server. Whether the call took effect is not known.",
            "Do not repeat by itself what is not safe to repeat; report the `traceId`.",
            "SYSTEM",
            "HIGH");

    private final String code;
    private final int status;
    private final String description;
    private final String meaning;
    private final String next;
    private final String type;
    private final String severity;

    EclipseCode(String code, int status, String description, String meaning, String next) {
        this(code, status, description, meaning, next, "BUSINESS", "LOW");
    }

    EclipseCode(
            String code, int status, String description, String meaning, String next, String type, String severity) {
        this.code = code;
        this.status = status;
        this.description = description;
        this.meaning = meaning;
        this.next = next;
        this.type = type;
        this.severity = severity;
    }

    /** Letters and three digits. */
    public String code() {
        return code;
    }

    /** Of HTTP. */
    public int status() {
        return status;
    }

    /** Shown to users by some clients. */
    public String description() {
        return description;
    }

    /** When it is sent. */
    public String meaning() {
        return meaning;
    }

    /** What an app does about it. */
    public String next() {
        return next;
    }

    public String type() {
        return type;
    }

    public String severity() {
        return severity;
    }
}
