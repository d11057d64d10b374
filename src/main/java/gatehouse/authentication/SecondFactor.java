package gatehouse.authentication;

/** What a subject may have to show beside the password, in the order in which it is asked for. */
public enum SecondFactor {
    /** The private half of an enrolled key. */
    CLIENT_KEY(Factors.CLIENT_KEY, Kind.KEY),
    /** A key in a device, shown through a browser or an app. */
    PASSKEY(Factors.PASSKEY, Kind.KEY),
    /** The code of an authenticator app. */
    TOTP(Factors.TOTP, Kind.CODE);

    /** Of several of one kind any one will do. */
    enum Kind {
        KEY,
        CODE
    }

    private final String amr;
    private final Kind kind;

    SecondFactor(String amr, Kind kind) {
        this.amr = amr;
        this.kind = kind;
    }

    /** Its name in the words of RFC 8176. */
    public String amr() {
        return amr;
    }

    Kind kind() {
        return kind;
    }
}
