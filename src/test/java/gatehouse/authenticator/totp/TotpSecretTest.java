package gatehouse.authenticator.totp;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.platform.Randomness;
import gatehouse.platform.Secret;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpSecretTest {
    /** "12345678901234567890" in ASCII. */
    private static final TotpSecret OF_THE_RFC = TotpSecret.of(Secret.of("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"));

    private static final long STEP = 59_000_000;
    private static final Instant NOW = Instant.ofEpochSecond(STEP * 30 + 29);
    private static final long NEVER = 0;

    /** RFC 6238, appendix B, SHA-1. Its codes have eight digits, of which ours are the last six. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void rfc6238AppendixB(long second, String eightDigits) {
        assertThat(OF_THE_RFC.code(second / 30)).isEqualTo(Secret.of(eightDigits.substring(2)));
        assertThat(OF_THE_RFC.stepOf(Secret.of(eightDigits.substring(2)), Instant.ofEpochSecond(second), NEVER))
                .hasValue(second / 30);
    }

    @Test
    void aNewSecretHas160BitsAndSurvivesItsText() {
        TotpSecret secret = TotpSecret.random(new Randomness(new SecureRandom()));

        assertThat(secret.base32().reveal()).matches("[A-Z2-7]{32}");
        assertThat(TotpSecret.of(secret.base32()).code(STEP)).isEqualTo(secret.code(STEP));
        assertThat(TotpSecret.random(new Randomness(new SecureRandom())).base32())
                .isNotEqualTo(secret.base32());
    }

    @ParameterizedTest
    @CsvSource({"-2, false", "-1, true", "0, true", "1, true", "2, false"})
    void aClockMayBeOneStepOff(long off, boolean taken) {
        OptionalLong step = OF_THE_RFC.stepOf(OF_THE_RFC.code(STEP + off), NOW, NEVER);

        assertThat(step).isEqualTo(taken ? OptionalLong.of(STEP + off) : OptionalLong.empty());
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, false", "1, true"})
    void onlyStepsAfterTheLastOneAreTaken(long off, boolean taken) {
        OptionalLong step = OF_THE_RFC.stepOf(OF_THE_RFC.code(STEP + off), NOW, STEP);

        assertThat(step.isPresent()).isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource({"''", "12345", "1234567", "abcdef"})
    void whatIsNoCodeHasNoStep(String text) {
        assertThat(OF_THE_RFC.stepOf(Secret.of(text), NOW, NEVER)).isEmpty();
    }
}
