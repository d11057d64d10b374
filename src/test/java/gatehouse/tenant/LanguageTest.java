package gatehouse.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource({
        "en, en",
        "PT-br, pt-BR",
        "zh-hant-tw, zh-Hant-TW",
        "de-1996, de-1996",
        "sr-latn, sr-Latn",
        "es-419, es-419",
        "gsw, gsw"
    })
    void tagIsWrittenInOneWay(String written, String tag) {
        assertThat(Language.parse(written)).contains(new Language(tag));
        assertThat(new Language(written).tag()).isEqualTo(tag);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "e",
                "pt_BR",
                "pt-",
                "-pt",
                "und",
                "und-BR",
                "x-private",
                "en-x-private",
                "en-u-ca-buddhist",
                "*",
                "pt-BR ",
                "de-1996-1901-1996abcd-abcdefgh-12345678",
                "english and more"
            })
    void whatNamesNoLanguageIsNone(String text) {
        assertThat(Language.parse(text)).isEmpty();
    }

    /** RFC 4647, 3.4: one wish after the other, each made shorter from its end. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pt-BR|en pt pt-BR|pt-BR",
                "pt-BR|en pt|pt",
                "pt-BR fr|en fr|fr",
                "pt-BR fr|en fr pt-PT|fr",
                "zh-Hant-TW|en zh-Hant zh|zh-Hant",
                "zh-Hant-TW|en zh-Hans zh|zh",
                "en-GB fr|en fr|en",
                "pt|en pt-BR|",
                "de|en|"
            })
    void nearestTextIsFound(String wishes, String there, String found) {
        assertThat(Language.lookup(languages(wishes), Set.copyOf(languages(there))))
                .isEqualTo(java.util.Optional.ofNullable(found).map(Language::new));
    }

    @Test
    void whoWishesNothingFindsNothing() {
        assertThat(Language.lookup(List.of(), Set.of(Language.ENGLISH))).isEmpty();
    }

    private static List<Language> languages(String tags) {
        return Arrays.stream(tags.split(" ")).map(Language::new).collect(Collectors.toList());
    }
}
