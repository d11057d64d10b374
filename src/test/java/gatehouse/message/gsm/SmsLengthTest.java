package gatehouse.message.gsm;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.message.gsm.SmsLength.Alphabet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsLengthTest {
    @ParameterizedTest
    @CsvSource({
        "a, 0, GSM_7, 0, 1",
        "a, 1, GSM_7, 1, 1",
        "a, 160, GSM_7, 160, 1",
        "a, 161, GSM_7, 161, 2",
        "a, 306, GSM_7, 306, 2",
        "a, 307, GSM_7, 307, 3",
        "a, 459, GSM_7, 459, 3",
        "a, 460, GSM_7, 460, 4",
        "é, 160, GSM_7, 160, 1",
        "€, 80, GSM_7, 160, 1",
        "€, 81, GSM_7, 162, 2",
        "{, 1, GSM_7, 2, 1",
        "ç, 70, UCS_2, 70, 1",
        "ç, 71, UCS_2, 71, 2",
        "漢, 134, UCS_2, 134, 2",
        "漢, 135, UCS_2, 135, 3",
        "漢, 201, UCS_2, 201, 3",
        "😀, 35, UCS_2, 70, 1",
        "😀, 36, UCS_2, 72, 2"
    })
    void eachAlphabetHasItsUnitsAndItsSegments(
            String character, int times, Alphabet alphabet, int units, int segments) {
        assertThat(SmsLength.of(character.repeat(times))).isEqualTo(new SmsLength(alphabet, units, segments));
    }

    /** 153 septets a part, and the two of a euro stay together. */
    @Test
    void whatMustNotBeCutCountsWhereItGoes() {
        assertThat(SmsLength.of("a".repeat(152) + "€".repeat(76) + "a"))
                .isEqualTo(new SmsLength(Alphabet.GSM_7, 305, 2));
        assertThat(SmsLength.of("a".repeat(152) + "€".repeat(77))).isEqualTo(new SmsLength(Alphabet.GSM_7, 306, 3));
    }

    @Test
    void oneCharacterOutsideOfTheDefaultAlphabetTurnsAllOfIt() {
        assertThat(SmsLength.of("a".repeat(70) + "ç")).isEqualTo(new SmsLength(Alphabet.UCS_2, 71, 2));
    }
}
