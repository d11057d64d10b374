package gatehouse.subject;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * What a subject types to say who they are: 3 to 40 code points that can stand in a path, kept as typed and compared
 * without regard to case after NFKC. A LoginName that exists is valid.
 */
public final class LoginName {
    public static final int LEAST = 3;
    public static final int MOST = 40;
    /** NFKC makes up to 18 characters of one; what is compared must fit where it is stored. */
    private static final int MOST_CANONICAL = 320;

    private static final String FORBIDDEN = "/\\;%?#";
    private static final String CARD_ACCESS = "cap";

    private final String typed;
    private final String canonical;

    private LoginName(String typed, String canonical) {
        this.typed = typed;
        this.canonical = canonical;
    }

    /** @return empty when the text is too short or long, has a forbidden or control character, or a blank at an end */
    public static Optional<LoginName> parse(String text) {
        int length = text.codePointCount(0, text.length());
        if (length < LEAST
                || length > MOST
                || isBlankAtAnEnd(text)
                || text.codePoints().anyMatch(LoginName::isForbidden)) {
            return Optional.empty();
        }
        return Optional.of(new LoginName(text, canonical(text)))
                .filter(name -> name.canonical.length() <= MOST_CANONICAL);
    }

    /** For names that were stored, and so are valid. */
    public static LoginName of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("Not a login name"));
    }

    /** As it was typed; shown to its owner. */
    public String typed() {
        return typed;
    }

    /** What is compared and unique. */
    public String canonical() {
        return canonical;
    }

    /** The reserved name of the card access password, in any case, so that nobody can look like it. */
    public boolean isCardAccess() {
        return canonical.equals(CARD_ACCESS);
    }

    private static boolean isBlankAtAnEnd(String text) {
        return isBlank(text.codePointAt(0)) || isBlank(text.codePointBefore(text.length()));
    }

    private static boolean isBlank(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }

    private static boolean isForbidden(int codePoint) {
        return FORBIDDEN.indexOf(codePoint) >= 0
                || Character.isISOControl(codePoint)
                || Character.getType(codePoint) == Character.SURROGATE
                || Character.getType(codePoint) == Character.LINE_SEPARATOR
                || Character.getType(codePoint) == Character.PARAGRAPH_SEPARATOR
                || Character.getType(codePoint) == Character.FORMAT;
    }

    /** Upper then lower case folds letters, such as the German sharp s and the Greek final sigma, that one step keeps apart. */
    private static String canonical(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LoginName name && name.canonical.equals(canonical);
    }

    @Override
    public int hashCode() {
        return canonical.hashCode();
    }

    /** Names are personal data: what lands in a log by accident must not show one. */
    @Override
    public String toString() {
        return "LoginName[hidden]";
    }
}
