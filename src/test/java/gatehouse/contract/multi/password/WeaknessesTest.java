package gatehouse.contract.multi.password;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.authenticator.password.Weakness;
import gatehouse.contract.multi.error.MultiCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What speaks against a password, in the codes of 2.5. */
class WeaknessesTest {
    @ParameterizedTest
    @CsvSource({
        "TOO_SHORT,PASSWORD_TOO_SHORT",
        "TOO_LONG,PASSWORD_TOO_LONG",
        "USED_BEFORE,PASSWORD_ALREADY_USED",
        "TOO_SIMPLE,PASSWORD_TOO_SIMPLE",
        "COMMON,PASSWORD_TOO_SIMPLE",
        "CONTEXT_WORD,PASSWORD_TOO_SIMPLE",
        "MALFORMED,PASSWORD_TOO_SIMPLE",
        "LOOKS_HASHED,PASSWORD_TOO_SIMPLE"
    })
    void everyReasonHasACode(Weakness weakness, MultiCode code) {
        assertThat(Weaknesses.code(weakness)).isEqualTo(code);
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeOfAReasonIsAConflict(Weakness weakness) {
        assertThat(Weaknesses.code(weakness).status()).isEqualTo(409);
    }
}
