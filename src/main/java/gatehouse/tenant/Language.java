package gatehouse.tenant;

import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A language that people read, as BCP 47 names it ({@code pt-BR}), at most 35 characters and with nothing private or
 * technical in it; two ways to write one name are one language.
 */
public record Language(String tag) {
    public static final Language ENGLISH = new Language("en");

    private static final int LONGEST = 35;

    public Language {
        tag = parsed(tag).orElseThrow(() -> new IllegalArgumentException("Not a language of BCP 47"));
    }

    /** Empty for what names no language. */
    public static Optional<Language> parse(String text) {
        return parsed(text).map(Language::new);
    }

    private static Optional<String> parsed(String text) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(text).build();
            String canonical = locale.toLanguageTag();
            boolean plain = !locale.getLanguage().isEmpty() && !locale.hasExtensions() && canonical.length() <= LONGEST;
            return Optional.of(canonical).filter(tag -> plain && text.length() <= LONGEST);
        } catch (IllformedLocaleException none) {
            return Optional.empty();
        }
    }

    /**
     * Which of these comes nearest to what is wished for: the first wish that has one, each made shorter from its end until
     * one fits, so that {@code pt-BR} finds {@code pt} (RFC 4647, 3.4).
     *
     * @return empty when none of the wishes has any
     */
    public static Optional<Language> lookup(List<Language> wishes, Set<Language> there) {
        List<Locale.LanguageRange> ranges = wishes.stream()
                .map(Language::tag)
                .map(Locale.LanguageRange::new)
                .toList();
        return Optional.ofNullable(Locale.lookupTag(
                        ranges, there.stream().map(Language::tag).toList()))
                .flatMap(Language::parse);
    }
}
