package gatehouse.authenticator.password;

import gatehouse.platform.Secret;
import gatehouse.tenant.PasswordPreset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a new password must be like, where it is set or changed. A password that is verified is not asked:
 * rules may get stricter, and the old password must still open the door to the change.
 */
@ApplicationScoped
public class PasswordRules {
    /** Shorter words turn up in good passwords by chance. */
    private static final int TELLING = 4;

    private static final Pattern BETWEEN_PARTS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private final CommonPasswords common;

    @Inject
    public PasswordRules(CommonPasswords common) {
        this.common = common;
    }

    /**
     * The first thing that speaks against this password; empty when nothing does.
     *
     * @param contextWords what anybody could guess: the login name, the name of the tenant
     */
    public Optional<Weakness> objection(Secret candidate, PasswordPreset preset, Collection<String> contextWords) {
        String typed = candidate.reveal();
        if (isMalformed(typed)) {
            return Optional.of(Weakness.MALFORMED);
        }
        if (BCryptString.looksLikeBCrypt(candidate)) {
            return Optional.of(Weakness.LOOKS_HASHED);
        }
        String password = PasswordText.normalised(typed);
        int length = PasswordText.length(password);
        if (length < preset.least()) {
            return Optional.of(Weakness.TOO_SHORT);
        }
        if (length > preset.most()) {
            return Optional.of(Weakness.TOO_LONG);
        }
        if (preset.asksForFourClasses() && !hasFourClasses(password)) {
            return Optional.of(Weakness.TOO_SIMPLE);
        }
        return preset.refusesKnownWords() ? knownWord(password, preset, contextWords) : Optional.empty();
    }

    private static boolean isMalformed(String typed) {
        return typed.codePoints()
                .anyMatch(point -> Character.isISOControl(point) || PasswordText.isLoneSurrogate(point));
    }

    private static boolean hasFourClasses(String password) {
        return password.codePoints().anyMatch(Character::isUpperCase)
                && password.codePoints().anyMatch(Character::isLowerCase)
                && password.codePoints().anyMatch(Character::isDigit)
                && password.codePoints()
                        .anyMatch(point -> !Character.isUpperCase(point)
                                && !Character.isLowerCase(point)
                                && !Character.isDigit(point));
    }

    private Optional<Weakness> knownWord(String password, PasswordPreset preset, Collection<String> contextWords) {
        String folded = PasswordText.folded(password);
        List<String> words = contextWords.stream()
                .map(PasswordText::folded)
                .filter(word -> !word.isBlank())
                .toList();
        if (words.stream().anyMatch(word -> containsWhole(folded, word)) || leansOnParts(folded, words, preset)) {
            return Optional.of(Weakness.CONTEXT_WORD);
        }
        return common.contains(folded) ? Optional.of(Weakness.COMMON) : Optional.empty();
    }

    private static boolean containsWhole(String password, String word) {
        return password.equals(word) || isTelling(word) && password.contains(word);
    }

    /** Parts of a word may occur, but what stands beside them must be long enough to be a password by itself. */
    private static boolean leansOnParts(String password, List<String> words, PasswordPreset preset) {
        String beside = words.stream()
                .flatMap(word -> Arrays.stream(BETWEEN_PARTS.split(word)))
                .filter(PasswordRules::isTelling)
                .sorted(Comparator.comparing(String::length).reversed())
                .reduce(password, (rest, part) -> rest.replace(part, ""));
        return !beside.equals(password) && PasswordText.length(beside) < preset.least();
    }

    private static boolean isTelling(String word) {
        return PasswordText.length(word) >= TELLING;
    }
}
