package gatehouse.text;

import java.text.Normalizer;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a text of a tenant's may be made of. The only link in it is ours: recipients learn that whatever else looks like
 * one was not written by their bank. The only code in it is ours too.
 */
final class PlainText {
    private static final int LINE_FEED = '\n';
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    /** Letters and marks that draw nothing: a joiner of graphemes, four fillers of Hangul, and Braille without a dot. */
    private static final String BLANK = "\u034F\u115F\u1160\u3164\uFFA0\u2800";

    /** As a phone sees one: a scheme, an address of mail or of a host, or letters behind a dot without a blank. */
    private static final Pattern LINK = Pattern.compile(
            "://|@|\\bwww\\.|\\b(https?|ftp|mailto|tel|sms|data|javascript):|[^\\s.]\\.\\p{L}{2,}"
                    + "|[A-Za-z0-9]\\u3002[A-Za-z]{2,}|\\d{1,3}(\\.\\d{1,3}){3}",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Digits beside a code or a time, two places without anything between them, and anything that touches a link. */
    private static final Pattern CROWDED = Pattern.compile(
            "}\\{|\\p{Nd}\\{(code|minutes|hours|days|amount)}|\\{(code|minutes|hours|days)}\\p{Nd}"
                    + "|\\S\\{link}|\\{link}\\S|\\S\\{password}|\\{password}[^\\s.,;]|\\{code}[A-Za-z]|[A-Za-z]\\{code}");

    private PlainText() {}

    /** The first character that is not seen, or not where it is; a text may have lines. */
    static OptionalInt unseen(String text) {
        return text.codePoints()
                .filter(letter -> letter != LINE_FEED && isUnseen(letter))
                .findFirst();
    }

    /** Some alphabets cannot be written without joiners; everything else of their kind hides or turns what is read. */
    private static boolean isUnseen(int letter) {
        if (BLANK.indexOf(letter) >= 0 || isVariation(letter)) {
            return true;
        }
        return switch (Character.getType(letter)) {
            case Character.FORMAT -> letter != ZERO_WIDTH_JOINER && letter != ZERO_WIDTH_NON_JOINER;
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    /** Says how the letter before it is drawn, and draws nothing itself. */
    private static boolean isVariation(int letter) {
        return letter >= 0xFE00 && letter <= 0xFE0F || letter >= 0xE0100 && letter <= 0xE01EF;
    }

    /** What could be taken for a link, also together with what is put in the places: a payee may end with a dot. */
    static Optional<String> link(Template template) {
        return Stream.of("Ltd", "Ltd.")
                .map(payee -> template.fill(place -> place == Place.PAYEE ? payee : place.sample()))
                .map(PlainText::asRead)
                .flatMap(text -> LINK.matcher(text).results())
                .map(found -> found.group())
                .findFirst();
    }

    /** Letters that look alike as one of them, and without what joins them. */
    private static String asRead(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\u200C\\u200D]", "");
    }

    /** A place that is not read apart from what stands beside it. */
    static Optional<String> crowded(Template template) {
        return CROWDED.matcher(template.text())
                .results()
                .map(found -> found.group())
                .findFirst();
    }
}
