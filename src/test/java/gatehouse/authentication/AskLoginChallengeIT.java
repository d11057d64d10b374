package gatehouse.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.authenticator.clientkey.Asked;
import gatehouse.authenticator.clientkey.Scheme;
import gatehouse.platform.Randomness;
import gatehouse.rig.InsideGatehouse;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many rows strangers make is no caller's business; the database knows. */
class AskLoginChallengeIT extends InsideGatehouse {
    private static final int A_MINUTE = 300;

    @Inject
    AskLoginChallenge ask;

    @Inject
    Randomness randomness;

    @Inject
    Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Test
    void tenThousandQuestionsOfAStrangerLeaveNoMoreRowsThanAnAddressMayAskFor() {
        long before = rows();
        Instant began = clock.instant();

        long given = IntStream.range(0, 10_000)
                .filter(i -> isGiven("192.0.2.77", "username"))
                .count();

        long windows = Duration.between(began, clock.instant()).toMinutes() + 2;
        assertThat(given).isBetween((long) A_MINUTE, A_MINUTE * windows);
        assertThat(rows() - before).isLessThanOrEqualTo(given);
        assertThat(isGiven("192.0.2.78", "username"))
                .as("another address is not in the way")
                .isTrue();
    }

    @Test
    void aNameOfNobodyLeavesARowOfTheSameKind() {
        long before = rows();

        assertThat(isGiven("192.0.2.79", "nobody-" + randomness.digits(12))).isTrue();

        assertThat(rows()).isGreaterThan(before);
    }

    private boolean isGiven(String address, String name) {
        Circumstances circumstances = new Circumstances(address, "d" + randomness.digits(31));
        return ask.ask(
                NameScope.GLOBAL, LoginName.of(name), Scheme.SIGNATURE, circumstances, new AskLoginChallenge.Cases<>() {
                    @Override
                    public Boolean asked(Asked asked) {
                        return true;
                    }

                    @Override
                    public Boolean tooMany(Duration retryAfter) {
                        return false;
                    }
                });
    }

    private long rows() {
        return ((Number) entities.createNativeQuery("select count(*) from login_challenge")
                        .getSingleResult())
                .longValue();
    }
}
