package gatehouse.message.gsm;

import java.util.UUID;

/**
 * How long a text is as SMS: what it costs, and whether it arrives as one message.
 *
 * @param alphabet that it can be written in
 * @param units septets of the default alphabet, of which some characters take two; or units of UTF-16, of which those
 *     beyond the basic plane take two
 * @param segments how many short messages it takes: one of 160 septets or 70 units, or more of 153 or 67 each
 */
public record SmsLength(Alphabet alphabet, int units, int segments) {
    /** In what a short message is written. */
    public enum Alphabet {
        GSM_7,
        UCS_2
    }

    private static final UUID ANY = new UUID(0, 0);

    /** Cut as it would be sent. */
    public static SmsLength of(String text) {
        int segments = Segments.of(text, ANY).parts().size();
        return Gsm7.encode(text)
                .map(septets -> new SmsLength(Alphabet.GSM_7, septets.length, segments))
                .orElseGet(() -> new SmsLength(Alphabet.UCS_2, text.length(), segments));
    }
}
