package gatehouse.text;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The domain of the pages that a tenant's codes are typed into. A text whose last line is {@code @host #code} is offered to
 * pages of that domain by the phone or browser, and to no other: a page that pretends to be the bank's gets nothing (WICG,
 * Origin-bound one-time codes delivered via SMS).
 *
 * @param name at least two labels of letters, digits and dashes, the last one no number; in lower case
 */
public record OriginHost(String name) {
    private static final int LONGEST = 253;
    private static final Pattern DOMAIN = Pattern.compile(
            "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?", Pattern.CASE_INSENSITIVE);

    public OriginHost {
        if (!isDomain(name)) {
            throw new IllegalArgumentException("Not a domain");
        }
        name = name.toLowerCase(Locale.ROOT);
    }

    public static Optional<OriginHost> parse(String text) {
        return isDomain(text) ? Optional.of(new OriginHost(text)) : Optional.empty();
    }

    private static boolean isDomain(String text) {
        return text.length() <= LONGEST && DOMAIN.matcher(text).matches();
    }

    /** What stands below a text with this code. */
    String lastLine(String code) {
        return "\n@" + name + " #" + code;
    }
}
