package gatehouse.subject;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumberTest {
    /** One of each length, and neighbours of the codes with two digits. */
    @ParameterizedTest
    @CsvSource({
        "12025550123,1",
        "79161234567,7",
        "27820000001,27",
        "212612345678,212",
        "35621234567,356",
        "36301234567,36",
        "37211234567,372",
        "420601234567,420",
        "4915112345678,49",
        "5511912345678,55",
        "590690123456,590",
        "6598765432,65",
        "670771234567,670",
        "819012345678,81",
        "85512345678,855",
        "989121234567,98",
        "996700123456,996"
    })
    void theCountryIsTheOnlyCodeThatTheDigitsBeginWith(String digits, String country) {
        PhoneNumber number = new PhoneNumber(digits);

        assertThat(number.countryCode()).isEqualTo(country);
        assertThat(number.countryCode() + number.nationalNumber()).isEqualTo(digits);
    }
}
