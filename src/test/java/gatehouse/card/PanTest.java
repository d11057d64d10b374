package gatehouse.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of cards: ISO/IEC 7812-1, and how much of one may be shown (PCI DSS 3.4.1). */
class PanTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "30569309025904",
                "378282246310005",
                "4111111111111111",
                "5555555555554444",
                "6304000000000000000"
            })
    void aNumberWithARightCheckDigitIsTaken(String digits) {
        assertThat(Pan.parse(digits)).isPresent();
        assertThat(Pan.parse(digits).orElseThrow().reveal()).isEqualTo(digits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "4111111111111112", // one digit off
                "4111111111111113",
                "1411111111111111", // two neighbours in each other's place
                "0000000000000", // 13 digits
                "00000000000000000000", // 20 digits
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "411111111111111a",
                "٤١١١١١١١١١١١١١١١", // digits, but not of ASCII
                " 4111111111111111"
            })
    void anythingElseIsNone(String text) {
        assertThat(Pan.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "411111111111111, 4111111111111111",
        "37828224631000, 378282246310005",
        "999999000000001, 9999990000000014",
        "3056930902590, 30569309025904"
    })
    void aStartIsCompletedByItsCheckDigit(String start, String whole) {
        assertThat(Pan.startingWith(start).reveal()).isEqualTo(whole);
    }

    @Test
    void aStartThatIsTooShortOrTooLongIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Pan.startingWith("411111"));
        assertThatIllegalArgumentException().isThrownBy(() -> Pan.startingWith("1".repeat(19)));
    }

    @ParameterizedTest
    @CsvSource({
        "30569309025904, 305693****5904",
        "4111111111111111, 411111******1111",
        "6304000000000000000, 630400*********0000"
    })
    void onlyTheFirstSixAndTheLastFourAreShown(String digits, String masked) {
        assertThat(Pan.parse(digits).orElseThrow().masked()).isEqualTo(masked);
        assertThat(Pan.parse(digits).orElseThrow()).hasToString("Pan[" + masked + "]");
    }
}
