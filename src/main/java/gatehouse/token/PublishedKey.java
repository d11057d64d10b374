package gatehouse.token;

import java.time.Instant;

/**
 * A signing key of ours, without the key.
 *
 * @param signsFrom when it begins to sign
 * @param signsTo when it ends
 * @param publishedTo until when tokens that it signed are still verified
 */
public record PublishedKey(
        String kid,
        String algorithm,
        State state,
        Instant created,
        Instant signsFrom,
        Instant signsTo,
        Instant publishedTo) {
    /** What it does. */
    public enum State {
        CURRENT,
        /** It will sign when the current one ends. */
        NEXT,
        /** It signs no more, and tokens of it are still good. */
        RETIRED
    }
}
