package gatehouse.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.platform.KeyedHash;
import gatehouse.platform.Settings;
import gatehouse.support.TestDatabase;
import gatehouse.support.Together;
import gatehouse.tenant.LockoutPolicy;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LockoutsTest {
    private static final LockoutPolicy POLICY = new LockoutPolicy(5, Duration.ofMinutes(30));
    private static final Instant NOW = Instant.parse("2026-10-25T00:30:00.123456Z");
    private static final Instant UNLOCKED = NOW.plus(POLICY.lock());
    private static final KeyedHash HASH = new KeyedHash(new byte[32]);
    private static final Holder HOLDER = Holder.of("password", 1000);

    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.with(Lockout.class);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.run("delete from lockout");
    }

    @Test
    void eachFailureLeavesOneLess() {
        assertThat(wrong(HOLDER)).isEqualTo(new Verdict.Failed(4, Optional.empty()));
        assertThat(wrong(HOLDER)).isEqualTo(new Verdict.Failed(3, Optional.empty()));
    }

    @Test
    void lastAllowedFailureLocks() {
        wrong(HOLDER, 4);

        assertThat(wrong(HOLDER)).isEqualTo(new Verdict.Failed(0, Optional.of(UNLOCKED)));
        assertThat(lockedUntil(HOLDER, NOW)).contains(UNLOCKED);
    }

    @Test
    void rightAnswerAfterTheLastAllowedFailureIsRefused() {
        wrong(HOLDER, 5);

        assertThat(right(HOLDER)).isEqualTo(new Verdict.Locked(UNLOCKED));
    }

    @Test
    void aLockIsNotLengthenedByWhatIsTriedDuringIt() {
        wrong(HOLDER, 5);

        assertThat(judge(HOLDER, false, NOW.plusSeconds(60))).isEqualTo(new Verdict.Locked(UNLOCKED));
        assertThat(lockedUntil(HOLDER, UNLOCKED.minusNanos(1_000))).contains(UNLOCKED);
        assertThat(lockedUntil(HOLDER, UNLOCKED)).isEmpty();
    }

    @Test
    void countingStartsAgainWhenTheLockHasRunOut() {
        wrong(HOLDER, 5);

        assertThat(judge(HOLDER, false, UNLOCKED)).isEqualTo(new Verdict.Failed(4, Optional.empty()));
        assertThat(lockedUntil(HOLDER, UNLOCKED)).isEmpty();
    }

    @Test
    void rightAnswerIsAcceptedWhenTheLockHasRunOut() {
        wrong(HOLDER, 5);

        assertThat(judge(HOLDER, true, UNLOCKED)).isEqualTo(new Verdict.Passed());
    }

    @Test
    void successClearsTheCount() {
        wrong(HOLDER, 4);
        right(HOLDER);

        assertThat(wrong(HOLDER)).isEqualTo(new Verdict.Failed(4, Optional.empty()));
    }

    @Test
    void successWithOneFactorClearsNothingOfAnother() {
        Holder totp = Holder.of("totp", 1000);
        wrong(totp, 4);

        right(HOLDER);

        assertThat(wrong(totp)).isEqualTo(new Verdict.Failed(0, Optional.of(UNLOCKED)));
    }

    @Test
    void successWithoutAFailureWritesNothing() {
        right(HOLDER);

        assertThat(database.number("select count(*) from lockout")).isZero();
    }

    @Test
    void aStricterPolicyLocksAtTheNextFailure() {
        wrong(HOLDER, 4);

        LockoutPolicy stricter = new LockoutPolicy(3, Duration.ofHours(1));

        Verdict verdict = in(lockouts -> lockouts.judge(HOLDER, false, stricter, NOW));

        assertThat(verdict).isEqualTo(new Verdict.Failed(0, Optional.of(NOW.plus(stricter.lock()))));
    }

    @Test
    void unknownNamesAreLockedAlike() {
        Holder stranger = stranger("nobody");
        wrong(stranger, 4);

        assertThat(wrong(stranger)).isEqualTo(new Verdict.Failed(0, Optional.of(UNLOCKED)));
        assertThat(right(stranger)).isEqualTo(new Verdict.Locked(UNLOCKED));
        assertThat(lockedUntil(stranger, NOW)).contains(UNLOCKED);
    }

    @Test
    void aHolderNeverShowsAName() {
        assertThat(stranger("nobody").key()).matches("password/[0-9a-f]{64}");
        assertThat(stranger("nobody")).isEqualTo(stranger("nobody")).isNotEqualTo(stranger("somebody"));
        assertThat(Holder.ofStranger("password", "7", "nobody", HASH)).isNotEqualTo(stranger("nobody"));
    }

    @Test
    void twentyParallelWrongAnswersGetFiveVerdicts() {
        List<Verdict> verdicts = Together.times(20, () -> wrong(HOLDER));

        assertThat(verdicts).filteredOn(Verdict.Failed.class::isInstance).hasSize(5);
        assertThat(verdicts).filteredOn(Verdict.Locked.class::isInstance).hasSize(15);
    }

    @Test
    void twentyParallelWrongAnswersForAnUnknownNameGetFiveVerdicts() {
        List<Verdict> verdicts = Together.times(20, () -> wrong(stranger("nobody")));

        assertThat(verdicts).filteredOn(Verdict.Failed.class::isInstance).hasSize(5);
    }

    @Test
    void twentyParallelWrongAnswersAfterALockGetFiveVerdicts() {
        wrong(HOLDER, 5);

        List<Verdict> verdicts = Together.times(20, () -> judge(HOLDER, false, UNLOCKED));

        assertThat(verdicts).filteredOn(Verdict.Failed.class::isInstance).hasSize(5);
    }

    @Test
    void twentyParallelRightAnswersAllPass() {
        wrong(HOLDER, 4);

        List<Verdict> verdicts = Together.times(20, () -> right(HOLDER));

        assertThat(verdicts).containsOnly(new Verdict.Passed());
    }

    @Test
    void wrongAnswersBetweenRightOnesNeverFail() {
        List<Verdict> verdicts = Together.times(20, () -> {
            Verdict first = wrong(HOLDER);
            right(HOLDER);
            return first;
        });

        assertThat(verdicts).hasSize(20);
    }

    @Test
    void aCountReadBeforeTheLockIsReadAgainUnderIt() {
        wrong(HOLDER, 4);

        Verdict verdict = database.inTransaction(entities -> {
            entities.find(Lockout.class, HOLDER.key());
            wrong(HOLDER);
            return lockouts(entities).judge(HOLDER, true, POLICY, NOW);
        });

        assertThat(verdict).isEqualTo(new Verdict.Locked(UNLOCKED));
    }

    @Test
    void aFailureThatIsRolledBackIsNotCounted() {
        assertThatThrownBy(() -> run(lockouts -> {
                    lockouts.judge(HOLDER, false, POLICY, NOW);
                    throw new IllegalStateException("the caller must not do this");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(wrong(HOLDER)).isEqualTo(new Verdict.Failed(4, Optional.empty()));
    }

    @Test
    void anAdministratorCanUnlock() {
        wrong(HOLDER, 5);

        run(lockouts -> lockouts.unlock(HOLDER));

        assertThat(right(HOLDER)).isEqualTo(new Verdict.Passed());
    }

    @Test
    void aSubjectThatGoesLeavesNoCount() {
        wrong(HOLDER);
        wrong(Holder.of("totp", 1000));
        wrong(Holder.of("password", 10001));
        wrong(stranger("nobody"));

        run(lockouts -> lockouts.forget(1000));

        assertThat(database.number("select count(*) from lockout")).isEqualTo(2);
    }

    @Test
    void theStrangersOfLongestAgoAreSwept() {
        for (int i = 0; i < 12; i++) {
            judge(stranger("nobody" + i), false, NOW.plusSeconds(i));
        }
        judge(HOLDER, false, NOW.minusSeconds(3600));

        assertThat(sweep()).isFalse();
        assertThat(database.number("select count(*) from lockout where subject_id is null"))
                .isEqualTo(10);
        assertThat(wrong(HOLDER)).isEqualTo(new Verdict.Failed(3, Optional.empty()));
        assertThat(wrong(stranger("nobody1"))).isEqualTo(new Verdict.Failed(4, Optional.empty()));
        assertThat(wrong(stranger("nobody2"))).isEqualTo(new Verdict.Failed(3, Optional.empty()));
    }

    @Test
    void manyStrangersAreSweptInBatches() {
        database.run("insert into lockout (holder, failures, last_failure)"
                + " select 'x' || n, 1, now() from generate_series(1, 1100) as s(n)");

        assertThat(sweep()).isTrue();
        assertThat(database.number("select count(*) from lockout")).isEqualTo(600);
        assertThat(sweep()).isTrue();
        assertThat(sweep()).isFalse();
        assertThat(database.number("select count(*) from lockout")).isLessThanOrEqualTo(100);
    }

    private static Holder stranger(String name) {
        return Holder.ofStranger("password", "GLOBAL", name, HASH);
    }

    private static void wrong(Holder holder, int times) {
        for (int i = 0; i < times; i++) {
            wrong(holder);
        }
    }

    private static Verdict wrong(Holder holder) {
        return judge(holder, false, NOW);
    }

    private static Verdict right(Holder holder) {
        return judge(holder, true, NOW);
    }

    private static Verdict judge(Holder holder, boolean right, Instant now) {
        return in(lockouts -> lockouts.judge(holder, right, POLICY, now));
    }

    private static Optional<Instant> lockedUntil(Holder holder, Instant now) {
        return in(lockouts -> lockouts.lockedUntil(holder, now));
    }

    private static boolean sweep() {
        return in(Lockouts::sweep);
    }

    private static <R> R in(Function<Lockouts, R> work) {
        return database.inTransaction(entities -> work.apply(lockouts(entities)));
    }

    private static void run(Consumer<Lockouts> work) {
        database.transact(entities -> work.accept(lockouts(entities)));
    }

    private static Lockouts lockouts(EntityManager entities) {
        Lockouts lockouts = new Lockouts(Settings.of(Map.of(Lockouts.STRANGERS, "10")));
        lockouts.entities = entities;
        return lockouts;
    }
}
