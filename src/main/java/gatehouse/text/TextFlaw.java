package gatehouse.text;

/**
 * Why a text or a setting is not taken.
 *
 * @param field that is wrong: {@code subject}, {@code body}, {@code segments} or {@code host}
 * @param what in it, such as the place that is unknown or missing, or how long it can get
 */
public record TextFlaw(String field, Fault fault, String what) {
    static final String SUBJECT = "subject";
    static final String BODY = "body";

    /** What is wrong with it. */
    public enum Fault {
        /** Mails have subjects, and nothing else has. */
        NOT_FOR_THIS_CHANNEL,
        BLANK,
        /** There are no such braces here. */
        UNKNOWN_PLACE,
        /** Without it the text would be of no use. */
        MISSING_PLACE,
        /** It would be read together with what stands beside it. */
        CROWDED_PLACE,
        /** Something that nobody sees, or that turns the direction of what is read. */
        UNSEEN_CHARACTER,
        /** Something that a phone or mail program could turn into a link. */
        LINK,
        TOO_LONG
    }
}
