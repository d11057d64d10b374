package gatehouse.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.support.House;
import gatehouse.support.Together;
import gatehouse.tenant.Tenant;
import gatehouse.tenant.Tenants;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The published limits of calls: 100 a minute, 1,000 an hour, 10,000 a day; House.START is on a whole hour. */
class CallLimitsTest {
    @RegisterExtension
    static final House house = new House();

    private static final CallLimits limits = house.get(CallLimits.class);
    private static final Tenant tenant = tenant(House.OTHER_TENANT);
    private static final Limit A_MINUTE = new Limit("calls-a-minute", 100, Duration.ofMinutes(1));
    private static final Limit AN_HOUR = new Limit("calls-an-hour", 1_000, Duration.ofHours(1));
    private static final Limit A_DAY = new Limit("calls-a-day", 10_000, Duration.ofDays(1));
    private static final Allowance WITHIN = new Allowance.Within();

    @BeforeEach
    void nothingIsCounted() {
        house.database.run("delete from request_count");
        house.clock.setTo(Duration.ZERO);
    }

    @Test
    void aHundredCallsAMinuteAreWithinAndTheNextOneIsToldWhenTheMinuteEnds() {
        callTimes(100);
        house.later(Duration.ofSeconds(18));

        assertThat(call()).isEqualTo(exceeded(A_MINUTE, Duration.ofSeconds(42)));

        house.later(Duration.ofSeconds(42));
        assertThat(call()).isEqualTo(WITHIN);
    }

    @Test
    void aThousandCallsAnHourAreWithin() {
        for (int minute = 0; minute < 10; minute++) {
            callTimes(100);
            house.later(Duration.ofMinutes(1));
        }

        assertThat(call()).isEqualTo(exceeded(AN_HOUR, Duration.ofMinutes(50)));
    }

    @Test
    void tenThousandCallsADayAreWithin() {
        callTimes(1);
        house.database.run("update request_count set used = 9999 where limit_key like 'calls-a-day/%'");
        assertThat(call()).isEqualTo(WITHIN);

        assertThat(call()).isEqualTo(exceeded(A_DAY, Duration.ofHours(14)));
    }

    @Test
    void whoCallsTooFastDoesNotUseUpTheDay() {
        callTimes(100);
        for (int i = 0; i < 20; i++) {
            call();
        }

        assertThat(house.database.number("select used from request_count where limit_key like 'calls-a-day/%'"))
                .isEqualTo(100);
    }

    @Test
    void programmesAndSubjectsAreCountedApart() {
        callTimes(100);

        assertThat(limits.ofSubject(tenant, 7)).isEqualTo(WITHIN);
        assertThat(limits.ofSubject(tenant, House.OTHER_TENANT)).isEqualTo(WITHIN);
    }

    @Test
    void aSubjectHasTheSameLimits() {
        for (int i = 0; i < 100; i++) {
            assertThat(limits.ofSubject(tenant, 7)).isEqualTo(WITHIN);
        }

        assertThat(limits.ofSubject(tenant, 7)).isEqualTo(exceeded(A_MINUTE, Duration.ofMinutes(1)));
        assertThat(limits.ofSubject(tenant, 8)).isEqualTo(WITHIN);
    }

    @Test
    void theTenantOfTheSandboxIsUnderNoLimitAndNothingIsCounted() {
        Tenant sandbox = tenant(House.TENANT);

        for (int i = 0; i < 101; i++) {
            assertThat(limits.ofProgramme(sandbox)).isEqualTo(WITHIN);
        }

        assertThat(house.database.number("select count(*) from request_count")).isZero();
    }

    @Test
    void theSwitchOfATenantIsKept() {
        house.database.transact(ignored ->
                house.get(Tenants.class).lock(House.TENANT).orElseThrow().limitCalls(true));
        assertThat(tenant(House.TENANT).limitsCalls()).isTrue();

        house.database.transact(ignored ->
                house.get(Tenants.class).lock(House.TENANT).orElseThrow().limitCalls(false));
        assertThat(tenant(House.TENANT).limitsCalls()).isFalse();
    }

    @Test
    void ofManyCallsAtOnceNoMoreThanAllowedAreWithin() {
        callTimes(93);

        List<Allowance> all = Together.times(20, CallLimitsTest::call);

        assertThat(all).filteredOn(WITHIN::equals).hasSize(7);
    }

    @Test
    void aCallCostsOneStatementAWindow() {
        callTimes(1);

        assertThat(house.database.statementsDuring(CallLimitsTest::call)).hasSize(3);
    }

    private static void callTimes(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(call()).isEqualTo(WITHIN);
        }
    }

    private static Allowance call() {
        return limits.ofProgramme(tenant);
    }

    private static Allowance exceeded(Limit limit, Duration untilReset) {
        return new Allowance.Exceeded(limit, new Quota(List.of(A_DAY, A_MINUTE, AN_HOUR)), untilReset);
    }

    private static Tenant tenant(long id) {
        return house.get(Tenants.class).find(id).orElseThrow();
    }
}
