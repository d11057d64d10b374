package gatehouse.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignInOutcomeTest {
    @ParameterizedTest
    @EnumSource(SecondFactor.class)
    void doorsHearOfAMissingFactorOnlyWhereItMayBeTold(SecondFactor factor) {
        assertThat(caseOf(new SignInOutcome.FactorMissing(factor, true))).isEqualTo("factorMissing");
        assertThat(caseOf(new SignInOutcome.FactorMissing(factor, false))).isEqualTo("refused");
    }

    @Test
    void whatDecidedIsNamedInTheWordsOfRfc8176() {
        assertThat(new SignInOutcome.Refused().decidedBy()).isEqualTo("pwd");
        assertThat(new SignInOutcome.FactorMissing(SecondFactor.TOTP, false).decidedBy())
                .isEqualTo("otp");
        assertThat(new SignInOutcome.FactorRefused(SecondFactor.CLIENT_KEY).decidedBy())
                .isEqualTo("pop");
        assertThat(new SignInOutcome.FactorLocked(SecondFactor.TOTP, Instant.EPOCH).decidedBy())
                .isEqualTo("otp");
    }

    /** The name of the method that a door's cases are asked by. */
    private static String caseOf(SignInOutcome outcome) {
        SignInOutcome.Cases<?> cases = (SignInOutcome.Cases<?>) Proxy.newProxyInstance(
                SignInOutcomeTest.class.getClassLoader(),
                new Class<?>[] {SignInOutcome.Cases.class},
                (self, method, given) -> method.getName());
        return String.valueOf(outcome.<Object>as(anything(cases)));
    }

    @SuppressWarnings("unchecked") // It answers with names, whatever it is asked for.
    private static SignInOutcome.Cases<Object> anything(SignInOutcome.Cases<?> cases) {
        return (SignInOutcome.Cases<Object>) cases;
    }
}
