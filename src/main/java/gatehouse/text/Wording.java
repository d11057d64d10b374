package gatehouse.text;

import java.util.Optional;

/**
 * A text before its places are filled.
 *
 * @param subject of an e-mail, without places; empty for the usual one, and for SMS
 * @param segments of how many short messages an SMS may be, 1 to 3, whatever is in its places; 1 for e-mail
 */
public record Wording(Optional<String> subject, String body, int segments) {
    public static final int MOST_SEGMENTS = 3;

    static Wording plain(String body) {
        return new Wording(Optional.empty(), body, 1);
    }
}
