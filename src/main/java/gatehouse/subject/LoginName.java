package gatehouse.subject;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a subject types to say who they are: 3 to 40 code points that can stand in a path, kept as typed and compared
 * without regard to case after NFKC. A LoginName that exists is valid.
 */
public final class LoginName {
    public static final int LEAST = 3;
    public static final int MOST = 40;
    private static final String FORBIDDEN = "/\\;%?#";
    private static final String CARD_ACCESS = "cap";
    /** What the database keeps; some letters grow to eighteen by NFKC. */
    private static final int MOST_CANONICAL = 320;
    /** Unicode's default ignorable code points, as far as they are not refused as format characters. */
    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u2065\\uFE00-\\uFE0F\\uFFF0-\\uFFF8\\x{E0000}-\\x{E0FFF}]");

    private static final Pattern SYSTEM = Pattern.compile("tenant-[0-9]+-system");

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
        String canonical = canonical(text);
        int left = canonical.codePointCount(0, canonical.length());
        return left >= LEAST && canonical.length() <= MOST_CANONICAL
                ? Optional.of(new LoginName(text, canonical))
                : Optional.empty();
    }

    /** An e-mail address as a name to sign in with; such a name may be longer, and stands in no path. */
    public static LoginName ofEmail(EmailAddress address) {
        return new LoginName(address.text(), address.text());
    }

    /** For names that were stored, and so are valid. */
    public static LoginName of(String text) {
        return parse(text)
                .or(() -> EmailAddress.parse(text).map(LoginName::ofEmail))
                .orElseThrow(() -> new IllegalArgumentException("Not a login name"));
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

    /** The name of a tenant's first system user, of which nobody else may make themselves the owner beforehand. */
    public static LoginName ofSystemOf(long tenantId) {
        return of("tenant-" + tenantId + "-system");
    }

    /** Names that nobody may choose. */
    public boolean isReserved() {
        return isCardAccess() || SYSTEM.matcher(canonical).matches();
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

    /**
     * As Unicode's NFKC_Casefold: what nobody sees is left out, and lower, upper and lower case again fold letters that
     * fewer steps keep apart, such as both cases of the German sharp s and the Greek final sigma.
     */
    private static String canonical(String text) {
        String seen = INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("");
        String folded = seen.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
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
