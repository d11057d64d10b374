package gatehouse.token;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.platform.MovableClock;
import gatehouse.platform.Randomness;
import gatehouse.platform.Sealing;
import gatehouse.platform.Settings;
import gatehouse.support.TestDatabase;
import gatehouse.support.Together;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which key signs when, with the time in our hands. */
class SigningKeysTest {
    private static final Instant START = Instant.parse("2026-10-25T00:30:00Z");
    private static final Duration LIFE = Duration.ofDays(30);

    private static TestDatabase database;

    private final MovableClock clock = new MovableClock(Clock.fixed(START, ZoneOffset.UTC));
    private CurrentKeys keys;

    @BeforeAll
    static void open() {
        database = TestDatabase.with(SigningKey.class);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void aFirstStart() {
        database.run("delete from signing_key");
        keys = aNode();
    }

    @Test
    void aFirstStartMakesTheKeyAndItsSuccessor() {
        assertThat(keys.signing().stored().signsFrom()).isEqualTo(START);
        assertThat(beginnings()).containsExactly(START, START.plus(LIFE));
    }

    @Test
    void aSuccessorGetsItsOwnAsSoonAsItSigns() {
        keys.signing();

        clock.setTo(LIFE);

        assertThat(keys.signing().stored().signsFrom()).isEqualTo(START.plus(LIFE));
        assertThat(beginnings()).containsExactly(START, START.plus(LIFE), START.plus(LIFE.multipliedBy(2)));
    }

    @Test
    void afterALongAbsenceTheLatestKeySignsUntilItsSuccessorWasPublishedForADay() {
        String known = keys.signing().stored().kid();
        clock.setTo(LIFE);
        String latest = keys.signing().stored().kid();
        Duration absence = LIFE.multipliedBy(10);

        clock.setTo(absence);

        assertThat(keys.signing().stored().kid()).isNotEqualTo(known).isIn(latest, kidOf(LIFE.multipliedBy(2)));
        assertThat(beginnings()).contains(START.plus(absence).plus(Duration.ofDays(1)));
        clock.setTo(absence.plus(Duration.ofDays(1)));
        assertThat(keys.signing().stored().kid()).isEqualTo(kidOf(absence.plus(Duration.ofDays(1))));
    }

    @Test
    void twoNodesThatStartTogetherSignWithTheSameKey() {
        List<String> kids = Together.times(2, () -> aNode().signing().stored().kid());

        assertThat(kids.get(0)).isEqualTo(kids.get(1));
        assertThat(beginnings()).containsExactly(START, START.plus(LIFE));
    }

    private CurrentKeys aNode() {
        Sealing sealing = new Sealing(new byte[32], new Randomness(new SecureRandom()));
        return new CurrentKeys(new InTransactions(sealing, clock), clock);
    }

    private static String kidOf(Duration beginning) {
        return "k" + START.plus(beginning).toEpochMilli();
    }

    private static List<Instant> beginnings() {
        return database.inTransaction(entities -> entities.createQuery(
                        "select k.signsFrom from SigningKey k order by k.signsFrom", Instant.class)
                .getResultList());
    }

    /** What the container adds. */
    private static final class InTransactions extends SigningKeys {
        InTransactions(Sealing sealing, Clock clock) {
            super(sealing, clock, Settings.of(Map.of()));
        }

        @Override
        synchronized KeyRing ring() {
            return database.inTransaction(open -> {
                entities = open;
                return super.ring();
            });
        }

        @Override
        synchronized void prepare() {
            database.transact(open -> {
                entities = open;
                super.prepare();
            });
        }
    }
}
