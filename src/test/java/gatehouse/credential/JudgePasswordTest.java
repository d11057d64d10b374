package gatehouse.credential;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.authenticator.password.Weakness;
import gatehouse.platform.Secret;
import gatehouse.support.House;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a password would do, for whoever it will be (3.4). */
class JudgePasswordTest {
    @RegisterExtension
    static final House house = new House();

    @ParameterizedTest
    @CsvSource({"Long-En-1,", "Short-1,TOO_SHORT", "short,TOO_SHORT", "no-capital-1,TOO_SIMPLE", "NoSpecial1,TOO_SIMPLE"
    })
    void lengthIsJudgedBeforeClasses(String password, Weakness weakness) {
        assertThat(judge(House.TENANT, password)).isEqualTo(Optional.ofNullable(weakness));
    }

    @Test
    void thirtyCharactersAreTheMost() {
        assertThat(judge(House.TENANT, "A-1" + "b".repeat(27))).isEmpty();
        assertThat(judge(House.TENANT, "A-1" + "b".repeat(28))).contains(Weakness.TOO_LONG);
    }

    @Test
    void rulesAreThoseOfTheTenant() {
        assertThat(judge(House.OTHER_TENANT, "password1")).contains(Weakness.COMMON);
        assertThat(judge(House.OTHER_TENANT, "unheard of and without capitals")).isEmpty();
    }

    @Test
    void passwordHasToDoForPersonsAndCompaniesAlike() {
        try (House mixed = new House()) {
            mixed.database.run("update population set password_preset = 'PCI' where name = '2'");

            assertThat(mixed.get(JudgePassword.class).objection(House.TENANT, Secret.of("Long-En-1")))
                    .contains(Weakness.TOO_SHORT);
        }
    }

    private static Optional<Weakness> judge(long tenant, String password) {
        return house.get(JudgePassword.class).objection(tenant, Secret.of(password));
    }
}
