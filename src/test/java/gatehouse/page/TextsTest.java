package gatehouse.page;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.authentication.Occurrence.Action;
import gatehouse.authentication.SignInOutcome;
import gatehouse.message.MessageState;
import gatehouse.message.budget.Text;
import gatehouse.message.gsm.SmsLength;
import gatehouse.text.TextPurpose;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Code and texts of the pages belong together. */
class TextsTest {
    private static final Path PAGES = Path.of("src/main/webapp/pages");
    private static final Pattern KEY_OF_TEXT = Pattern.compile("(?m)^ {2}\"([^\"]+)\":");
    private static final Pattern USED = Pattern.compile("\"([a-z]\\w*(?:\\.\\w+)+|[a-z]\\w*)\"");
    /** A key whose end is only known when the page runs, such as {@code text(`nav.${page}`)}. */
    private static final Pattern BEGUN = Pattern.compile("text\\(`([\\w.]*)\\$\\{");

    private static final Pattern BEGUN_LATER = Pattern.compile("`([a-z][\\w.]*\\.)\\$\\{\\w[\\w.]*}`");

    /** A key that ends with a code of the server's. */
    private static final Pattern OF_CODE = Pattern.compile("word(?:For|Or)\\(\"(\\w+)\",");

    private final Set<String> texts = found(KEY_OF_TEXT, scriptsIn(PAGES.resolve("texts")));

    @Test
    void eachTextIsShownSomewhere() {
        Set<String> used = found(USED, code());
        Stream<String> ofCodes = found(OF_CODE, code()).stream().map(prefix -> prefix + ".");
        List<String> begun = Stream.of(found(BEGUN, code()).stream(), found(BEGUN_LATER, code()).stream(), ofCodes)
                .flatMap(begins -> begins)
                .filter(begin -> !begin.isEmpty())
                .toList();

        assertThat(texts)
                .isNotEmpty()
                .allSatisfy(
                        key -> assertThat(used.contains(key) || begun.stream().anyMatch(key::startsWith))
                                .as(key)
                                .isTrue());
    }

    @Test
    void eachTextThatIsAskedForIsThere() {
        Set<String> asked = found(Pattern.compile("(?<!\\w)text\\(\"([^\"]+)\""), code());

        assertThat(asked).isNotEmpty();
        assertThat(texts).containsAll(asked);
    }

    /** What the console tells about somebody is told in words, whatever happened. */
    @Test
    void eachActionThatIsAuditedHasWords() {
        assertThat(texts)
                .containsAll(Arrays.stream(Action.values())
                        .map(action -> "action." + action)
                        .toList());
    }

    /** Who sets a rule reads what it does. */
    @Test
    void eachClauseOfTheRulesIsExplained() {
        Set<String> clauses =
                found(Pattern.compile("path: \"([^\"]+)\""), Stream.of(PAGES.resolve("console-clauses.js")));

        assertThat(clauses)
                .hasSizeGreaterThan(20)
                .allSatisfy(clause -> assertThat(texts).contains("clause." + clause, "clause." + clause + ".what"));
    }

    /** What a text is for, by what it travels and why codes are stopped is told in words. */
    @Test
    void eachKindOfTextHasWords() {
        assertThat(texts)
                .containsAll(Arrays.stream(TextPurpose.values())
                        .map(purpose -> "purpose." + purpose)
                        .toList())
                .containsAll(Arrays.stream(Text.Kind.values())
                        .filter(kind -> kind != Text.Kind.NOTICE)
                        .map(kind -> "budgetKind." + kind)
                        .toList())
                .containsAll(Arrays.stream(SmsLength.Alphabet.values())
                        .map(alphabet -> "alphabet." + alphabet)
                        .toList());
    }

    @Test
    void eachStateOfAMessageHasWordsAndCanBeAskedFor() {
        assertThat(read(PAGES.resolve("console-messages.js")))
                .contains(Arrays.stream(MessageState.values())
                        .map(state -> '"' + state.name() + '"')
                        .toList());
        assertThat(texts)
                .containsAll(Arrays.stream(MessageState.values())
                        .map(state -> "message." + state)
                        .toList());
    }

    @Test
    void eachWayASignInCanEndHasASentence() {
        assertThat(texts)
                .containsAll(Arrays.stream(SignInOutcome.class.getPermittedSubclasses())
                        .map(outcome -> "event.SIGN_IN." + constant(outcome.getSimpleName()))
                        .toList());
    }

    private static String constant(String name) {
        return name.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }

    /** A sentence in the code would be missed by translators. */
    @Test
    void noWordIsWrittenIntoTheCode() {
        Set<String> sentences = found(Pattern.compile(">([A-Z][a-z]+[^<>{}$;=]*)<"), code());

        assertThat(sentences).containsOnly("Gatehouse");
    }

    /** Whatever a field holds: it is shown by a template, which makes no markup of it. */
    @Test
    void noCodeMakesMarkupOfAText() {
        Set<String> ways = found(
                Pattern.compile(
                        "(innerHTML|outerHTML|insertAdjacentHTML|unsafeHTML|unsafeSVG|document\\.write|srcdoc)"),
                code());

        assertThat(ways).isEmpty();
    }

    private static Stream<Path> code() {
        return scriptsIn(PAGES);
    }

    private static Stream<Path> scriptsIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".js")).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> found(Pattern pattern, Stream<Path> files) {
        return files.map(TextsTest::read)
                .flatMap(file -> pattern.matcher(file).results())
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
