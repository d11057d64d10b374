package gatehouse.message.gsm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of 3GPP TS 23.038, 6.2.1. */
class Gsm7Test {
    @ParameterizedTest
    @CsvSource({
        "@, 00",
        "£, 01",
        "$, 02",
        "è, 04",
        "Ç, 09",
        "Δ, 10",
        "_, 11",
        "Ξ, 1a",
        "Æ, 1c",
        "É, 1f",
        "!, 21",
        "¤, 24",
        "0, 30",
        "¡, 40",
        "A, 41",
        "Z, 5a",
        "Ä, 5b",
        "Ö, 5c",
        "Ñ, 5d",
        "Ü, 5e",
        "§, 5f",
        "¿, 60",
        "a, 61",
        "z, 7a",
        "ä, 7b",
        "ö, 7c",
        "ñ, 7d",
        "ü, 7e",
        "à, 7f",
        "^, 1b14",
        "{, 1b28",
        "}, 1b29",
        "\\, 1b2f",
        "[, 1b3c",
        "~, 1b3d",
        "], 1b3e",
        "|, 1b40",
        "€, 1b65"
    })
    void charactersHaveTheirPlaces(String character, String septets) {
        assertThat(Gsm7.encode(character))
                .hasValueSatisfying(
                        bytes -> assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(septets));
    }

    @Test
    void asciiThatStandsForItselfDoesSo() {
        String same = " !\"#%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz\n\r";

        assertThat(Gsm7.encode(same)).hasValue(same.getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(strings = {"`", "ç", "ą", "漢", "😀", "\u001B", "\t"})
    void otherCharactersAreNotInIt(String character) {
        assertThat(Gsm7.encode(character)).isEmpty();
    }
}
