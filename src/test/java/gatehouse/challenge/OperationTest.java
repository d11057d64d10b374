package gatehouse.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a payer is asked to confirm. */
class OperationTest {
    private static final Operation SHOP = new Operation(1234, "EUR", "Corner Shop");

    @ParameterizedTest
    @CsvSource({"1234,EUR,12.34 EUR", "0,EUR,0.00 EUR", "1234,JPY,1234 JPY", "5,KWD,0.005 KWD", "7,ZAR,0.07 ZAR"})
    void textShowsTheAmountInTheUnitsThatPayersKnow(long amount, String currency, String shown) {
        assertThat(new Operation(amount, currency, "Corner Shop").text()).isEqualTo(shown + " to Corner Shop");
    }

    @Test
    void everyChangeChangesTheBytes() {
        assertThat(SHOP.canonical()).isEqualTo(new Operation(1234, "EUR", "Corner Shop").canonical());
        assertThat(SHOP.canonical())
                .isNotEqualTo(new Operation(1235, "EUR", "Corner Shop").canonical())
                .isNotEqualTo(new Operation(1234, "USD", "Corner Shop").canonical())
                .isNotEqualTo(new Operation(1234, "EUR", "Corner shop").canonical())
                .isNotEqualTo(new Operation(123, "EUR", "4Corner Shop").canonical());
    }

    @ParameterizedTest
    @ValueSource(strings = {"eur", "EU", "EURO", "E R", "ZZZ", "XAU", "XXX", ""})
    void noOtherCurrencyIsTaken(String currency) {
        assertThatThrownBy(() -> new Operation(1, currency, "A")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void negativeAmountIsRefused() {
        assertThatThrownBy(() -> new Operation(-1, "EUR", "A")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lengthOfThePayeeIsCountedInCodePoints() {
        assertThat(Operation.isPayee("😀".repeat(70))).isTrue();
        assertThat(Operation.isPayee("😀".repeat(71))).isFalse();
        assertThat(Operation.isPayee("Ö")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\u0000b", "a\u202Eb", "a\u2066b", "a\u200Fb", "a\u2028b", "a\uD800b"})
    void payeeThatWouldNotBeSeenAsItIsIsRefused(String payee) {
        assertThat(Operation.isPayee(payee)).isFalse();
    }
}
