package gatehouse.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.platform.BrokenSetting;
import gatehouse.platform.Sealing;
import gatehouse.platform.Settings;
import gatehouse.support.House;
import gatehouse.support.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SigningKeysTest {
    private static final Duration LIFE = Duration.ofDays(30);

    private final House house = new House();
    private final SigningKeys keys = house.get(SigningKeys.class);
    private final CurrentKeys current = house.get(CurrentKeys.class);

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void firstKeySignsAndItsSuccessorIsPublishedAMonthBeforeItsUse() {
        keys.prepare();

        assertThat(current.signing().stored().kid()).isEqualTo(kid(Duration.ZERO));
        assertThat(current.publicSet()).contains(kid(Duration.ZERO), kid(LIFE));
    }

    @Test
    void preparingAgainMakesNothing() {
        keys.prepare();
        keys.prepare();

        assertThat(count()).isEqualTo(2);
    }

    @Test
    void keysRotateWithoutARestart() {
        keys.prepare();
        house.later(LIFE.minusSeconds(1));
        assertThat(current.signing().stored().kid()).isEqualTo(kid(Duration.ZERO));

        house.later(Duration.ofSeconds(1));

        assertThat(current.signing().stored().kid()).isEqualTo(kid(LIFE));
    }

    @Test
    void nextKeySignsAtOnceWhenItWasPublishedForADayAndTheOneBeforeStaysGood() {
        keys.prepare();
        house.later(Duration.ofDays(1));

        Rotation rotation = house.inTransaction(keys::rotate);

        assertThat(rotation).isEqualTo(new Rotation.Done());
        house.later(Duration.ofSeconds(31));
        assertThat(current.signing().stored().kid()).isEqualTo(kid(LIFE));
        assertThat(current.publicSet()).contains(kid(Duration.ZERO), kid(LIFE), kid(LIFE.plusDays(1)));
        assertThat(keys.list())
                .extracting(PublishedKey::state)
                .containsExactly(PublishedKey.State.RETIRED, PublishedKey.State.CURRENT, PublishedKey.State.NEXT);
        house.later(Duration.ofHours(25));
        assertThat(current.publicSet()).doesNotContain(kid(Duration.ZERO));
    }

    @Test
    void nextKeyThatWasPublishedForLessThanADayDoesNotSignYet() {
        keys.prepare();
        Instant published = house.clock.instant();
        house.later(Duration.ofDays(1).minusSeconds(1));

        assertThat(house.inTransaction(keys::rotate))
                .isEqualTo(new Rotation.TooSoon(published.plus(Duration.ofDays(1))));
        assertThat(current.signing().stored().kid()).isEqualTo(kid(Duration.ZERO));
    }

    @Test
    void ofTwoWhoRotateAtOnceOneDoes() {
        keys.prepare();
        house.later(Duration.ofDays(1));

        List<Rotation> rotations = Together.times(2, () -> house.inTransaction(keys::rotate));

        assertThat(rotations).filteredOn(Rotation.Done.class::isInstance).hasSize(1);
    }

    @Test
    void everySuccessorIsPublishedBeforeItSigns() {
        for (int month = 0; month < 4; month++) {
            assertThat(current.signing().stored().kid()).isEqualTo(kid(LIFE.multipliedBy(month)));
            assertThat(current.publicSet()).contains(kid(LIFE.multipliedBy(month + 1)));
            house.later(LIFE);
        }
    }

    /** Whoever verifies does not know a new key yet, so the latest goes on until its successor was published for a day. */
    @Test
    void afterALongAbsenceTheLatestKeySignsUntilItsSuccessorWasPublishedForADay() {
        current.signing();
        Duration absence = LIFE.multipliedBy(10);
        house.later(absence);

        assertThat(current.signing().stored().kid()).isEqualTo(kid(LIFE));
        assertThat(current.publicSet()).contains(kid(absence.plusDays(1)));

        house.later(Duration.ofDays(1));
        assertThat(current.signing().stored().kid()).isEqualTo(kid(absence.plusDays(1)));
    }

    @Test
    void everyMomentHasASuccessorAfterAFutureThatCameToNothing() {
        keys.prepare();
        house.later(Duration.ofDays(100));
        keys.prepare();

        house.clock.setTo(LIFE);

        assertThat(current.signing().stored().kid()).isEqualTo(kid(LIFE));
        assertThat(current.publicSet()).contains(kid(Duration.ofDays(101)));
    }

    @Test
    void keyStaysPublishedUntilTheLongestSessionIsOver() {
        current.signing();
        house.later(LIFE.plusHours(25).minusNanos(1000));
        assertThat(current.find(kid(Duration.ZERO))).isPresent();

        house.later(Duration.ofNanos(1000));

        assertThat(current.find(kid(Duration.ZERO))).isEmpty();
        assertThat(current.publicSet()).doesNotContain(kid(Duration.ZERO));
    }

    @Test
    void keyOutlivesTheRequestThatNeededIt() {
        assertThatThrownBy(() -> house.inTransaction(() -> {
                    current.signing();
                    throw new IllegalStateException("The request failed");
                }))
                .hasMessage("The request failed");

        assertThat(count()).isEqualTo(2);
    }

    @Test
    void nodesThatMakeTheFirstKeyAtTheSameMomentSignWithOne() {
        List<String> kids = Together.times(
                4,
                () -> house.wiring.another(CurrentKeys.class).signing().stored().kid());

        assertThat(kids).containsOnly(kid(Duration.ZERO));
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void ofTwoFirstKeysTheOlderSigns() {
        keys.prepare();
        house.database.run(
                "insert into signing_key select 'a-later-one', algorithm, public_jwk, ?,"
                        + " created + interval '1' second, signs_from, signs_to, published_to from signing_key"
                        + " where kid = ?",
                sealedForALaterOne(),
                kid(Duration.ZERO));
        house.later(Duration.ofMinutes(1));

        assertThat(current.signing().stored().kid()).isEqualTo(kid(Duration.ZERO));
    }

    @Test
    void unknownKeyIsAskedForAtMostOnceASecond() {
        keys.prepare();
        AtomicInteger reads = new AtomicInteger();
        CurrentKeys counted = new CurrentKeys(new Counted(reads), house.clock);
        counted.signing();

        Together.times(16, () -> counted.find("nobody's"));
        assertThat(reads).hasValue(1);

        house.later(Duration.ofMillis(1001));
        Together.times(16, () -> counted.find("nobody's"));
        assertThat(reads).hasValue(2);
    }

    /** Else one after the other would wait for a database that says nothing, and good tokens would pass for bad ones. */
    @Test
    void whoFindsThatTheyCannotBeReadIsToldAndAllOthersGoOnWithThoseThatAreKnown() {
        keys.prepare();
        AtomicBoolean away = new AtomicBoolean();
        CurrentKeys node = new CurrentKeys(new Unsteady(away), house.clock);
        String known = node.signing().stored().kid();
        away.set(true);
        house.later(Duration.ofSeconds(31));

        assertThatThrownBy(node::signing).hasMessage("away");
        assertThat(node.signing().stored().kid()).isEqualTo(known);
        house.later(Duration.ofSeconds(6));
        assertThat(node.publicSet()).contains(known);
    }

    @Test
    void keyOfAnotherNodeIsFoundWhenItIsAskedFor() {
        CurrentKeys other = house.wiring.another(CurrentKeys.class);
        current.signing();
        house.later(LIFE.multipliedBy(3));
        other.signing();
        String fresh = kid(LIFE.multipliedBy(3).plusDays(1));
        house.later(Duration.ofSeconds(2));

        assertThat(current.find(fresh)).isPresent();
    }

    @Test
    void privateHalvesRestSealed() {
        keys.prepare();

        assertThat(house.database.number("select count(*) from signing_key where sealed like '1.%'"
                        + " and sealed not like '%\"d\"%' and public_jwk not like '%\"d\"%'"))
                .isEqualTo(2);
        assertThat(current.publicSet()).doesNotContain("\"d\"");
    }

    @Test
    void lifeThatIsTooShortToPublishASuccessorIsABrokenSetting() {
        Settings tooShort = Settings.of(Map.of("gatehouse.token.key-life", "PT47H"));

        assertThatThrownBy(() -> new SigningKeys(house.get(Sealing.class), house.clock, tooShort))
                .isInstanceOf(BrokenSetting.class)
                .hasMessageContaining("gatehouse.token.key-life");
    }

    private String sealedForALaterOne() {
        Sealing sealing = house.get(Sealing.class);
        SigningKey first = current.find(kid(Duration.ZERO)).orElseThrow().stored();
        return sealing.seal(
                sealing.open(first.sealed(), SigningKeys.label(first.kid())), SigningKeys.label("a-later-one"));
    }

    private long count() {
        return house.database.number("select count(*) from signing_key");
    }

    private static String kid(Duration sinceStart) {
        return "k" + House.START.plus(sinceStart).toEpochMilli();
    }

    private final class Counted extends SigningKeys {
        private final AtomicInteger reads;

        Counted(AtomicInteger reads) {
            super(house.get(Sealing.class), house.clock, house.get(Settings.class));
            this.reads = reads;
        }

        @Override
        KeyRing ring() {
            reads.incrementAndGet();
            return keys.ring();
        }
    }

    /** In a database that goes away. */
    private final class Unsteady extends SigningKeys {
        private final AtomicBoolean away;

        Unsteady(AtomicBoolean away) {
            super(house.get(Sealing.class), house.clock, house.get(Settings.class));
            this.away = away;
        }

        @Override
        KeyRing ring() {
            if (away.get()) {
                throw new IllegalStateException("away");
            }
            return keys.ring();
        }
    }
}
