package gatehouse.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.platform.BrokenSetting;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.Settings;
import gatehouse.support.TestDatabase;
import gatehouse.support.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestLimitsTest {
    private static final Limit THREE_A_MINUTE = new Limit("three", 3, Duration.ofMinutes(1));
    private static final Instant NOW = Instant.parse("2026-10-25T00:30:20Z");
    private static final String ADDRESS = "192.0.2.1";

    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.with();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.run("delete from request_count");
    }

    @Test
    void requestsWithinTheLimitPassAndTheNextOneIsToldWhenToComeBack() {
        assertThat(take(ADDRESS, NOW)).isEmpty();
        assertThat(take(ADDRESS, NOW)).isEmpty();
        assertThat(take(ADDRESS, NOW)).isEmpty();

        assertThat(take(ADDRESS, NOW)).contains(Duration.ofSeconds(40));
    }

    @Test
    void aRefusedRequestIsNotCounted() {
        takeAll();
        take(ADDRESS, NOW);

        assertThat(database.number("select used from request_count")).isEqualTo(3);
    }

    @Test
    void theNextWindowStartsAtZero() {
        takeAll();

        assertThat(take(ADDRESS, NOW.plusSeconds(39))).contains(Duration.ofSeconds(1));
        assertThat(take(ADDRESS, NOW.plusSeconds(40))).isEmpty();
    }

    @Test
    void theSameHourTwiceInAutumnHasWindowsOfItsOwn() {
        takeAll();

        assertThat(take(ADDRESS, NOW.plus(Duration.ofHours(1)))).isEmpty();
    }

    @Test
    void keysAndLimitsAreCountedApart() {
        takeAll();

        assertThat(take("192.0.2.2", NOW)).isEmpty();
        assertThat(limitsTake(new Limit("others", 1, Duration.ofMinutes(1)), ADDRESS, NOW))
                .isEmpty();
    }

    @Test
    void aKeyNeverRestsInClear() {
        take(ADDRESS, NOW);

        assertThat(database.number("select count(*) from request_count where limit_key like '%192.0%'"))
                .isZero();
        assertThat(database.number("select count(*) from request_count where limit_key like 'three/%'"))
                .isEqualTo(1);
    }

    @Test
    void parallelRequestsNeverGetMoreThanAllowed() {
        Limit seven = new Limit("seven", 7, Duration.ofMinutes(1));

        List<Optional<Duration>> answers = Together.times(20, () -> limitsTake(seven, ADDRESS, NOW));

        assertThat(answers).filteredOn(Optional::isEmpty).hasSize(7);
    }

    @Test
    void parallelRequestsWithinTheLimitAllPass() {
        Limit twenty = new Limit("twenty", 20, Duration.ofMinutes(1));

        List<Optional<Duration>> answers = Together.times(20, () -> limitsTake(twenty, ADDRESS, NOW));

        assertThat(answers).containsOnly(Optional.empty());
    }

    @Test
    void closedWindowsAreSwept() {
        take(ADDRESS, NOW);
        take(ADDRESS, NOW.plusSeconds(60));

        assertThat(sweep(NOW.plusSeconds(40))).isFalse();

        assertThat(database.number("select count(*) from request_count")).isEqualTo(1);
    }

    @Test
    void manyClosedWindowsAreSweptInBatches() {
        database.run("insert into request_count (limit_key, window_start, used, expires)"
                + " select 'x' || n, timestamp with time zone '2026-01-01 00:00:00Z', 1,"
                + " timestamp with time zone '2026-01-01 00:01:00Z' from generate_series(1, 700) as s(n)");

        assertThat(sweep(NOW)).isTrue();
        assertThat(sweep(NOW)).isFalse();
        assertThat(database.number("select count(*) from request_count")).isZero();
    }

    @Test
    void severalLimitsAreCountedTogetherOrNotAtAll() {
        Limit wide = new Limit("wide", 10, Duration.ofHours(1));
        List<Counted> both = List.of(new Counted(wide, "all"), new Counted(THREE_A_MINUTE, ADDRESS));

        for (int i = 0; i < 3; i++) {
            assertThat(takenTogether(both)).isEmpty();
        }

        assertThat(takenTogether(both)).contains(THREE_A_MINUTE);
        assertThat(used(wide, "all", NOW)).isEqualTo(3);
        assertThat(usedUp(both, NOW)).contains(THREE_A_MINUTE);
        assertThat(usedUp(both, NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void whatHappenedIsCountedBeyondEveryLimitAndMayBeForgotten() {
        in(limits -> {
            limits.add(THREE_A_MINUTE, ADDRESS, 2, NOW);
            limits.add(THREE_A_MINUTE, ADDRESS, 5, NOW);
            return null;
        });
        assertThat(used(THREE_A_MINUTE, ADDRESS, NOW)).isEqualTo(7);

        in(limits -> {
            limits.forget(THREE_A_MINUTE, ADDRESS);
            return null;
        });
        assertThat(used(THREE_A_MINUTE, ADDRESS, NOW)).isZero();
    }

    @Test
    void limitsComeFromTheSettings() {
        Limits limits = Limits.from(Settings.of(Map.of(Limits.LOGINS_PER_MINUTE, "7")));

        assertThat(limits.loginsPerAddress()).isEqualTo(new Limit("logins", 7, Duration.ofMinutes(1)));
        assertThat(limits.codesPerAddress().allowed()).isEqualTo(600);
        assertThat(limits.codesPerNumber()).isEqualTo(new Limit("codes-to", 5, Duration.ofHours(1)));
    }

    @Test
    void aLimitOfZeroIsABrokenSetting() {
        Settings zero = Settings.of(Map.of(Limits.CODES_PER_NUMBER_PER_HOUR, "0"));

        assertThatThrownBy(() -> Limits.from(zero)).isInstanceOf(BrokenSetting.class);
    }

    private static void takeAll() {
        for (int i = 0; i < THREE_A_MINUTE.allowed(); i++) {
            take(ADDRESS, NOW);
        }
    }

    private static Optional<Duration> take(String key, Instant now) {
        return limitsTake(THREE_A_MINUTE, key, now);
    }

    private static Optional<Duration> limitsTake(Limit limit, String key, Instant now) {
        return in(limits -> limits.take(limit, key, now));
    }

    private static Optional<Limit> takenTogether(List<Counted> all) {
        return in(limits -> limits.takeAll(all, NOW));
    }

    private static Optional<Limit> usedUp(List<Counted> all, Instant now) {
        return in(limits -> limits.usedUp(all, now));
    }

    private static long used(Limit limit, String key, Instant now) {
        return in(limits -> limits.used(limit, key, now));
    }

    private static boolean sweep(Instant now) {
        return in(limits -> limits.sweep(now));
    }

    private static <R> R in(Function<RequestLimits, R> work) {
        return database.inTransaction(entities -> {
            RequestLimits limits = new RequestLimits(new KeyedHash(new byte[32]));
            limits.entities = entities;
            return work.apply(limits);
        });
    }
}
