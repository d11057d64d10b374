package gatehouse.authentication;

/** What a subject may have to show beside the password, in the order in which it is asked for. */
public enum SecondFactor {
    /** The private half of an enrolled key. */
    CLIENT_KEY(Factors.CLIENT_KEY),
    /** The code of an authenticator app. */
    TOTP(Factors.TOTP);

    private final String amr;

    SecondFactor(String amr) {
        this.amr = amr;
    }

    /** Its name in the words of RFC 8176. */
    public String amr() {
        return amr;
    }
}
