package gatehouse.push;

/** What accepting will be taken for; the device shows it and signs it too. */
public enum PushPurpose {
    /** Raising a session that is there already. */
    STEP_UP,
    /** Signing in, for whoever asked under the owner's name. */
    LOGIN
}
