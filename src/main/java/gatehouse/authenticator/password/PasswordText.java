package gatehouse.authenticator.password;

import java.text.Normalizer;
import java.util.Locale;

/** The text of a password, and what must be the same about it however it was typed. */
final class PasswordText {
    private PasswordText() {}

    /** NFKC: one password, whatever keyboard and operating system it came from (NIST SP 800-63B-4, 3.1.1.2). */
    static String normalised(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /** For comparing with lists of words, never for verifying. */
    static String folded(String text) {
        return normalised(text).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /**
     * Whether the text can be a password at all. A NUL ends the text for many implementations of BCrypt, and every lone
     * surrogate becomes the same byte in UTF-8: both would make different passwords equal.
     */
    static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || isLoneSurrogate(point));
    }

    static boolean isLoneSurrogate(int point) {
        return Character.getType(point) == Character.SURROGATE;
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
