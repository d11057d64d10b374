package gatehouse.message.budget;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Countries by the beginnings of their numbers (ITU-T E.164). */
class PrefixTest {
    @ParameterizedTest
    @CsvSource({
        "27820000001,27",
        "+27820000001,27",
        "447700900123,44",
        "35621234567,356",
        "88216123456,882",
        "18765550123,1876",
        "12125550123,1212",
        "77012345678,77",
        "79161234567,79"
    })
    void numberBelongsToACountry(String number, String prefix) {
        assertThat(Prefix.of(number).digits()).isEqualTo(prefix);
    }

    @Test
    void whatIsNoNumberBelongsToNoCountry() {
        assertThat(Prefix.of("alias").digits()).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"27", "356", "1", "1876", "7", "77"})
    void countriesMayBeNamed(String text) {
        assertThat(Prefix.isCountry(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "2", "278", "+27", "18", "187", "18765", "x", "35", "770"})
    void whatIsNoCountryIsNotTakenForOne(String text) {
        assertThat(Prefix.isCountry(text)).isFalse();
    }
}
