package gatehouse.push;

/** What accepting will be taken for; the device signs it too. */
public enum PushPurpose {
    /** Raising a session that is there already. */
    STEP_UP
}
