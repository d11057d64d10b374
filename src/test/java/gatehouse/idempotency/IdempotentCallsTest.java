package gatehouse.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.idempotency.Beginning.Fresh;
import gatehouse.idempotency.Beginning.InProgress;
import gatehouse.idempotency.Beginning.OtherPayload;
import gatehouse.idempotency.Beginning.Replay;
import gatehouse.platform.ClockMovedBack;
import gatehouse.platform.Secret;
import gatehouse.support.House;
import gatehouse.support.Together;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call that is sent twice under one reference is carried out once. */
class IdempotentCallsTest {
    @RegisterExtension
    static final House house = new House();

    private static final IdempotentCalls calls = house.get(IdempotentCalls.class);
    private static final AtomicInteger refs = new AtomicInteger();

    private final CallKey key = key("ref-" + refs.incrementAndGet());

    @BeforeEach
    void noOtherCalls() {
        house.database.run("delete from idempotent_call");
    }

    @Test
    void theFirstIsFreshAndARepetitionDuringItIsInProgress() {
        assertThat(begin("{}")).isInstanceOf(Fresh.class);

        assertThat(begin("{}")).isEqualTo(new InProgress());
    }

    @Test
    void aRepetitionGetsTheFirstAnswer() {
        calls.complete(fresh("{}"), 200, body("{\"token\":\"abc\"}"));

        assertThat(begin("{}")).isEqualTo(new Replay(200, body("{\"token\":\"abc\"}")));
        assertThat(begin("{}")).isEqualTo(new Replay(200, body("{\"token\":\"abc\"}")));
    }

    @Test
    void anAnswerWithoutABodyIsRepeatedWithoutOne() {
        calls.complete(fresh("{}"), 204, Optional.empty());

        assertThat(begin("{}")).isEqualTo(new Replay(204, Optional.empty()));
    }

    @Test
    void anotherPayloadUnderTheSameReferenceIsToldDuringTheCallAndAfterIt() {
        UUID id = fresh("{\"a\":1}");
        assertThat(begin("{\"a\":2}")).isEqualTo(new OtherPayload());

        calls.complete(id, 204, Optional.empty());

        assertThat(begin("{\"a\":2}")).isEqualTo(new OtherPayload());
        assertThat(begin("{\"a\":1}")).isEqualTo(new Replay(204, Optional.empty()));
    }

    @Test
    void theReferenceOfAnotherTenantHolderOrOperationIsAnotherReference() {
        fresh("{}");

        for (CallKey other : List.of(
                new CallKey(2, "7", "POST /users", key.ref()),
                new CallKey(1, "8", "POST /users", key.ref()),
                new CallKey(1, "7", "POST /user", "s" + key.ref()),
                new CallKey(1, "7", "PUT /users", key.ref()))) {
            assertThat(calls.begin(other, bytes("{}"))).as(other.toString()).isInstanceOf(Fresh.class);
        }
    }

    @Test
    void anAbandonedCallMayBeTriedAgain() {
        calls.abandon(fresh("{\"a\":1}"));

        assertThat(begin("{\"a\":2}")).isInstanceOf(Fresh.class);
    }

    @Test
    void whatWasAnsweredCannotBeAbandoned() {
        UUID id = fresh("{}");
        calls.complete(id, 204, Optional.empty());

        calls.abandon(id);

        assertThat(begin("{}")).isInstanceOf(Replay.class);
    }

    @Test
    void aCallWhoseNodeDiedMayBeTriedAgainAfterFiveMinutes() {
        fresh("{}");
        house.later(Duration.ofMinutes(5).minusMillis(1));
        assertThat(begin("{}")).isEqualTo(new InProgress());

        house.later(Duration.ofMillis(1));

        assertThat(begin("{}")).isInstanceOf(Fresh.class);
    }

    @Test
    void whoWasTakenForDeadChangesNothingAnyMore() {
        UUID slow = fresh("{}");
        house.later(Duration.ofMinutes(5));
        UUID next = fresh("{}");

        assertThat(calls.complete(slow, 500, Optional.empty())).isFalse();
        calls.abandon(slow);
        assertThat(begin("{}")).isEqualTo(new InProgress());
        assertThat(calls.complete(next, 204, Optional.empty())).isTrue();

        assertThat(begin("{}")).isEqualTo(new Replay(204, Optional.empty()));
    }

    @Test
    void anAnswerIsKeptForADay() {
        calls.complete(fresh("{}"), 204, Optional.empty());
        house.later(Duration.ofHours(24).minusMillis(1));
        assertThat(begin("{}")).isInstanceOf(Replay.class);

        house.later(Duration.ofMillis(1));

        assertThat(begin("{}")).isInstanceOf(Fresh.class);
    }

    @Test
    void ofManyAtOnceExactlyOneIsFresh() {
        List<Beginning> all = Together.times(12, () -> begin("{}"));

        assertThat(all).filteredOn(Fresh.class::isInstance).hasSize(1);
        assertThat(all).filteredOn(InProgress.class::isInstance).hasSize(11);
    }

    @Test
    void ofManyWhoTakeOverAtOnceExactlyOneIsFresh() {
        fresh("{}");
        house.later(Duration.ofMinutes(5));

        List<Beginning> all = Together.times(12, () -> begin("{}"));

        assertThat(all).filteredOn(Fresh.class::isInstance).hasSize(1);
        assertThat(all).filteredOn(InProgress.class::isInstance).hasSize(11);
    }

    @Test
    void neitherReferenceNorPayloadNorAnswerRestsInClear() {
        calls.complete(fresh("{\"password\":\"hidden\"}"), 200, body("{\"token\":\"abc\"}"));

        assertThat(house.database.number("select count(*) from idempotent_call where call_key like '%ref-%'"
                        + " or payload_hash like '%hidden%' or body like '%token%'"))
                .isZero();
        assertThat(house.database.number("select count(*) from idempotent_call where body is not null"))
                .isEqualTo(1);
    }

    @Test
    void theSamePayloadOfTwoCallsDoesNotLookTheSame() {
        fresh("{\"password\":\"hidden\"}");
        calls.begin(key("another"), bytes("{\"password\":\"hidden\"}"));

        assertThat(house.database.number("select count(distinct payload_hash) from idempotent_call"))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8_001})
    void aReferenceHasOneTo8000Characters(int length) {
        assertThatThrownBy(() -> key("r".repeat(length))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theLongestReferenceAndTheLongestAnswerFit() {
        CallKey longest = key("r".repeat(8_000));
        Optional<Secret> body = body("é".repeat(IdempotentCalls.LONGEST_BODY / 2));
        UUID id = ((Fresh) calls.begin(longest, bytes("{}"))).id();

        calls.complete(id, 200, body);

        assertThat(calls.begin(longest, bytes("{}"))).isEqualTo(new Replay(200, body));
        assertThatThrownBy(() -> calls.complete(id, 200, body("é".repeat(IdempotentCalls.LONGEST_BODY / 2 + 1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theReferenceIsNotShown() {
        assertThat(key.toString()).doesNotContain(key.ref());
    }

    @Test
    void whatIsOverIsSweptInBatches() {
        house.database.run("insert into idempotent_call (call_key, id, payload_hash, begun, expires)"
                + " select 'k' || n, cast('00000000-0000-0000-0000-' || lpad(cast(n as varchar), 12, '0') as uuid), '',"
                + " timestamp with time zone '2026-01-01 00:00:00Z', timestamp with time zone '2026-01-02 00:00:00Z'"
                + " from generate_series(1, 700) as s(n)");
        fresh("{}");

        assertThat(calls.sweep()).isTrue();
        assertThat(calls.sweep()).isFalse();

        assertThat(house.database.number("select count(*) from idempotent_call"))
                .isEqualTo(1);
    }

    @Test
    void aClockThatGoesBackForgetsWhatBeganLater() {
        house.later(Duration.ofHours(1));
        fresh("{}");

        house.database.transact(ignored ->
                calls.forgetFuture(new ClockMovedBack(house.clock.instant().minusSeconds(1))));

        assertThat(begin("{}")).isInstanceOf(Fresh.class);
    }

    private UUID fresh(String payload) {
        return ((Fresh) begin(payload)).id();
    }

    private Beginning begin(String payload) {
        return calls.begin(key, bytes(payload));
    }

    private static CallKey key(String ref) {
        return new CallKey(1, "7", "POST /users", ref);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<Secret> body(String text) {
        return Optional.of(Secret.of(text));
    }
}
