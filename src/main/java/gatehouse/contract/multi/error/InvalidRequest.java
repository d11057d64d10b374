package gatehouse.contract.multi.error;

import gatehouse.platform.validation.Violation;
import jakarta.annotation.Nullable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What 400 says: the fields that are wrong, or one sentence where this contract has only that.
 *
 * @param message at most 255 characters
 */
@Schema(name = "InvalidRequest", description = "What is wrong with a request")
record InvalidRequest(String message, @Nullable SyntaxErrors syntaxErrors) {
    static final String UNSPECIFIC = "Bad Request";
    private static final String BESIDE_FIELDS = "Invalid request";
    private static final int MOST = 255;

    /** Broken rules that have a word of their own here; the others are told in a sentence. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("NotNull", "REQUIRED"),
            Map.entry("NotEmpty", "HAS_TEXT"),
            Map.entry("NotBlank", "HAS_TEXT"),
            Map.entry("Mail", "REGEX"),
            Map.entry("Pattern", "REGEX"),
            Map.entry("Currency", "NOT_IN"),
            Map.entry("OneOf", "NOT_IN"),
            Map.entry("CodePointLength", "SIZE"),
            Map.entry("Size", "SIZE"),
            Map.entry("Min", "AT_LEAST"),
            Map.entry("Max", "AT_MOST"),
            Map.entry("AssertTrue", "EXACTLY"));

    record SyntaxErrors(List<InvalidField> invalidFields) {}

    /** @param params the names of the objects around the field, from the outside */
    record InvalidField(List<String> params, String fieldName, String error) {
        static InvalidField of(Violation broken) {
            List<String> path = Arrays.asList(broken.field().split("\\."));
            int leaf = path.size() - 1;
            return new InvalidField(path.subList(0, leaf), path.get(leaf), WORDS.get(broken.rule()));
        }
    }

    static InvalidRequest inWords(String sentence) {
        return new InvalidRequest(sentence.length() <= MOST ? sentence : sentence.substring(0, MOST), null);
    }

    static InvalidRequest of(List<Violation> violations) {
        List<InvalidField> fields = violations.stream()
                .filter(broken -> WORDS.containsKey(broken.rule()))
                .map(InvalidField::of)
                .distinct()
                .toList();
        if (!fields.isEmpty()) {
            return new InvalidRequest(BESIDE_FIELDS, new SyntaxErrors(fields));
        }
        return inWords(firstSentence(violations).orElse(UNSPECIFIC));
    }

    private static Optional<String> firstSentence(List<Violation> violations) {
        return violations.stream()
                .filter(broken -> !broken.sentence().isEmpty())
                .findFirst()
                .map(broken -> "request." + broken.field() + ": " + broken.sentence());
    }
}
