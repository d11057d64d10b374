package gatehouse.text;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.stepup.operation.PlainPayee;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a payee in a text. */
class PlainNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://evil.example/pay|https evil example pay",
                "www.evil.example|www evil example",
                "Bank.evil.example|Bank evil example",
                "pay@evil.example|pay evil example",
                "evil\u3002example|evil example",
                "evil．example|evil example",
                "evil\u200B.\u200Bexample|evil example",
                "Shop\u202Eelpmaxe.live|Shop elpmaxe live",
                "Shop{code}|Shop code",
                "Call 0800 123456 now|Call 0800 12 now",
                "Call ０８００１２３４５６|Call 080012",
                "Café Müller|Cafe Muller",
                "Müller & Söhne's|Muller & Sohne's",
                "St. Mary's Ltd.|St Mary's Ltd.",
                "Ltd.  |Ltd.",
                "漢字|-",
                "...|-",
                "&-'|-"
            })
    void whatCouldBeTakenForSomethingElseIsGone(String payee, String left) {
        assertThat(PlainName.of(payee)).isEqualTo(left);
        assertThat(PlainText.link(new Template(PlainName.of(payee).replaceAll("[{}]", ""))))
                .isEmpty();
    }

    /** As a text would name a page. */
    @Test
    void noPayeeAddsALine() {
        assertThat(PlainName.of("Shop\n@evil.example #123456")).isEqualTo("Shop evil example 123456");
        assertThat(PlainName.of("Shop\r\u2028\u0085Ltd")).isEqualTo("Shop Ltd");
    }

    @Test
    void itIsNeverLongerThanItsPlace() {
        assertThat(PlainName.of("W".repeat(70))).isEqualTo("W".repeat(40));
        assertThat(PlainName.of("﷽".repeat(70))).hasSizeLessThanOrEqualTo(40);
    }

    /** Who pays has to see the payee that is paid (RTS 5): what a door lets in is shown as it is. */
    @ParameterizedTest
    @ValueSource(strings = {"Corner Shop", "Marks & Spencer", "O'Neil-Smith Ltd.", "A1 B2 C3", "7 Eleven", "Shop."})
    void payeeThatADoorLetsInIsNotChanged(String payee) {
        assertThat(payee).matches(PlainPayee.PATTERN);
        assertThat(PlainName.of(payee)).isEqualTo(payee);
    }
}
