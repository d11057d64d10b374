package gatehouse.cardholder;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.authenticator.password.BCryptString;
import gatehouse.authenticator.password.CommonPasswords;
import gatehouse.authenticator.password.PasswordHashing;
import gatehouse.authenticator.password.PasswordRules;
import gatehouse.authenticator.password.Weakness;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.Randomness;
import gatehouse.platform.Secret;
import gatehouse.platform.Settings;
import gatehouse.tenant.PasswordPreset;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Card access passwords before they rest: generated with at least 60 bits, or chosen and judged. */
class CardAccessIntakeTest {
    private static final CardAccess DONE = new CardAccess.Done(Instant.EPOCH);

    private final PasswordRules rules = new PasswordRules(new CommonPasswords(Settings.of(Map.of())));
    private final Randomness randomness = new Randomness(new SecureRandom());
    private final CardAccessIntake intake = new CardAccessIntake(
            rules,
            new PasswordHashing(
                    Settings.of(Map.of("gatehouse.mode", "sandbox", "gatehouse.password.bcrypt-cost", "4")),
                    new KeyedHash(new byte[32]),
                    randomness),
            randomness);

    @Test
    void aGeneratedOneHasTwelveCharactersThatNobodyTakesForOthers() {
        List<String> generated = generate(500);

        assertThat(generated)
                .doesNotHaveDuplicates()
                .allSatisfy(
                        text -> assertThat(text).matches("[A-HJ-NP-Za-km-np-z2-9]{4}(-[A-HJ-NP-Za-km-np-z2-9]{4}){2}"));
        Set<Integer> used =
                generated.stream().flatMapToInt(String::chars).boxed().collect(Collectors.toSet());
        assertThat(used).as("56 characters and the hyphen: 69 bits in twelve").hasSize(57);
    }

    @ParameterizedTest
    @EnumSource(PasswordPreset.class)
    void aGeneratedOneSatisfiesEveryPreset(PasswordPreset preset) {
        assertThat(generate(200))
                .allSatisfy(text -> assertThat(rules.objection(Secret.of(text), preset, List.of()))
                        .isEmpty());
    }

    @Test
    void aChosenOneIsTakenWhenThePresetTakesIt() {
        assertThat(intake.take(Secret.of("abc"), PasswordPreset.CONTRACT_ECLIPSE, hashed -> DONE))
                .isSameAs(DONE);
        assertThat(intake.take(Secret.of("abc"), PasswordPreset.NIST, hashed -> DONE))
                .isEqualTo(new CardAccess.Unfit(Weakness.TOO_SHORT, PasswordPreset.NIST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
                "$2b$04$tooShort",
                " $2y$12$anything"
            })
    void whatLooksHashedIsTakenFromNobody(String bcrypt) {
        assertThat(BCryptString.looksLikeBCrypt(Secret.of(bcrypt))).isTrue();
        assertThat(intake.take(Secret.of(bcrypt), PasswordPreset.CONTRACT_ECLIPSE, hashed -> DONE))
                .isEqualTo(new CardAccess.Unfit(Weakness.LOOKS_HASHED, PasswordPreset.CONTRACT_ECLIPSE));
    }

    private List<String> generate(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> intake.generate().reveal())
                .toList();
    }
}
