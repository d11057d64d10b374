package gatehouse.message;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.platform.Secret;
import gatehouse.platform.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextsTest {
    /** GSM 03.38 without the characters that take two places. */
    private static final String ONE_PLACE = "[A-Za-z0-9 \\r\\n@$_!\"#%&'()*+,./:;<=>?-]*";

    private final Texts texts = new Texts(Settings.of(Map.of("gatehouse.public-url", "https://id.example.com/")));

    @Test
    void codeTextHoldsTheCodeAndHowLongItIsGood() {
        assertThat(texts.passwordResetCode(Secret.of("604713"), Duration.ofMinutes(5))
                        .reveal())
                .startsWith("Your code is 604713. It is valid for 5 minutes.");
    }

    @Test
    void lifeIsRoundedDownAndNamedInItsUnit() {
        assertThat(codeText(Duration.ofSeconds(119))).contains("valid for 1 minute.");
        assertThat(codeText(Duration.ofSeconds(45))).contains("valid for 45 seconds.");
    }

    @Test
    void linkCarriesItsTokenInTheFragment() {
        assertThat(texts.passwordResetLink(Secret.of("token"), Duration.ofMinutes(10))
                        .reveal())
                .isEqualTo("Choose a new password within 10 minutes: https://id.example.com/account/reset#token");
    }

    @Test
    void theFirstPasswordIsMailedWithTheTimeThatItLasts() {
        assertThat(texts.firstPassword(Secret.of("k3y-of_Ours"), Duration.ofHours(72))
                        .reveal())
                .startsWith("Your first password is k3y-of_Ours. ")
                .contains("within 72 hours")
                .matches(ONE_PLACE);
    }

    @Test
    void everyTextFitsOneSmsOfTheGsmAlphabet() {
        String token = "A".repeat(43);
        List<String> all = List.of(
                codeText(Duration.ofMinutes(10)),
                texts.passwordResetLink(Secret.of(token), Duration.ofMinutes(10))
                        .reveal(),
                texts.passwordChanged().reveal(),
                texts.cardAccessCode(Secret.of("604713"), Duration.ofMinutes(10))
                        .reveal(),
                texts.cardAccessPassword(Secret.of("aB3d-Ef5g-hJ7k")).reveal(),
                texts.cardAccessChanged().reveal(),
                texts.cardAccessRemoved().reveal(),
                texts.emailCode(Secret.of("604713"), Duration.ofMinutes(10)).reveal());

        assertThat(all).allSatisfy(text -> {
            assertThat(text).matches(ONE_PLACE);
            assertThat(text).hasSizeLessThanOrEqualTo(160);
        });
    }

    private String codeText(Duration life) {
        return texts.passwordResetCode(Secret.of("604713"), life).reveal();
    }
}
