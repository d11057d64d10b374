package gatehouse.door;

/** Whom a door's tokens are for; a token of one door opens no other. */
public final class Audience {
    /** Tokens of the eclipse door; they open the console's JSON too. */
    public static final String ECLIPSE = "gatehouse-eclipse";

    /** Tokens of the multi door. */
    public static final String MULTI = "gatehouse-multi";

    private Audience() {}
}
