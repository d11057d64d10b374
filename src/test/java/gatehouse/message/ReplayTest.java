package gatehouse.message;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.message.RememberingQueue.Hint;
import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.FakeGateway;
import gatehouse.message.gateway.MessagePurpose;
import gatehouse.platform.Secret;
import gatehouse.support.Together;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A dead letter goes back to the queue under its own id, once, and only as long as what it says is true. */
class ReplayTest {
    private static final Replay QUEUED = new Replay.Queued();
    private static final Duration AFTER_DEATH = Duration.ofMinutes(10);

    private final OutboxBench bench = new OutboxBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aDeadLetterIsSentUnderTheIdThatItHad() {
        UUID id = dead();
        bench.sent.clear();

        assertThat(bench.replay(1, id)).isEqualTo(QUEUED);

        assertThat(bench.sent).containsExactly(new Hint(id, Duration.ZERO));
        FakeGateway gateway = FakeGateway.accepting("primary");
        bench.dispatch(gateway).attempt(id);
        assertThat(gateway.got).singleElement().satisfies(message -> {
            assertThat(message.id()).isEqualTo(id);
            assertThat(message.text().reveal()).isEqualTo("Your password was changed");
        });
        assertThat(bench.status(id)).isEqualTo("SENT");
        assertThat(bench.column(id, "text")).isNull();
    }

    @Test
    void itHasAllAttemptsOfANewMessageWithTheSamePauses() {
        UUID id = dead();
        bench.replay(1, id);
        bench.sent.clear();

        exhaust(id);

        assertThat(bench.status(id)).isEqualTo("DEAD");
        assertThat(bench.sent)
                .extracting(Hint::delay)
                .containsExactly(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(10));
        assertThat(bench.column(id, "attempts")).isEqualTo(String.valueOf(2 * BackOff.ATTEMPTS));
    }

    @Test
    void aLateRefusalFromBeforeChangesNothing() {
        UUID id = bench.post(notice());
        bench.dispatch(FakeGateway.refusing("primary")).attempt(id);
        bench.later(Duration.ofSeconds(1));
        Claim stale = bench.messages.claim(id, Duration.ZERO).orElseThrow();
        exhaust(id);
        bench.replay(1, id);

        bench.messages.refuse(stale, List.of(), "primary: queue full", true);

        assertThat(bench.status(id)).isEqualTo("QUEUED");
    }

    @Test
    void ofTwoReplaysAtOnceOneCounts() {
        UUID id = dead();
        bench.sent.clear();

        List<Replay> all = Together.times(2, () -> bench.replay(1, id));

        assertThat(all).containsExactlyInAnyOrder(QUEUED, new Replay.NotDead());
        assertThat(bench.sent).hasSize(1);
    }

    @Test
    void whatWaitsOrLeftIsNotReplayed() {
        UUID waiting = bench.post();
        UUID left = bench.post();
        bench.dispatch(FakeGateway.accepting("primary")).attempt(left);

        assertThat(bench.replay(1, waiting)).isEqualTo(new Replay.NotDead());
        assertThat(bench.replay(1, left)).isEqualTo(new Replay.NotDead());
    }

    @Test
    void anotherTenantsMessageIsUnknown() {
        UUID id = dead();

        assertThat(bench.replay(2, id)).isEqualTo(new Replay.Unknown());
        assertThat(bench.replay(1, UUID.randomUUID())).isEqualTo(new Replay.Unknown());
        assertThat(bench.messages.dead(2, 10)).isEmpty();
    }

    @Test
    void aCodeThatHasExpiredStaysDeadAndItsTextGoes() {
        UUID id = bench.post(Channel.SMS, Duration.ofMinutes(5));
        bench.dispatch(FakeGateway.refusingForGood("primary")).attempt(id);
        assertThat(bench.column(id, "text")).isNotNull();
        bench.later(Duration.ofMinutes(5));

        assertThat(bench.replay(1, id)).isEqualTo(new Replay.TooLate());

        bench.messages.sweep(10);
        assertThat(bench.column(id, "text")).isNull();
        assertThat(bench.replay(1, id)).isEqualTo(new Replay.TooLate());
        assertThat(bench.messages.dead(1, 10))
                .singleElement()
                .satisfies(letter -> assertThat(letter.replayableUntil()).isEmpty());
    }

    @Test
    void aDeadLetterKeepsItsTextForAWeekAndIsNotHintedMeanwhile() {
        UUID id = dead();
        bench.sent.clear();
        bench.later(Duration.ofDays(7).minus(AFTER_DEATH).minusMillis(1));
        assertThat(bench.messages.sweep(10)).isZero();
        assertThat(bench.messages.dead(1, 10))
                .singleElement()
                .satisfies(letter -> assertThat(letter.replayableUntil())
                        .contains(bench.clock.instant().plusMillis(1)));

        bench.later(Duration.ofMillis(1));
        bench.messages.sweep(10);

        assertThat(bench.column(id, "text")).isNull();
        assertThat(bench.status(id)).isEqualTo("DEAD");
        assertThat(bench.sent).isEmpty();
        assertThat(bench.messages.sweep(10)).isZero();
    }

    @Test
    void aSecretForANumberThatChangedIsNotReplayed() {
        UUID code = bench.post();
        bench.dispatch(FakeGateway.refusingForGood("primary")).attempt(code);

        bench.database.transact(ignored -> bench.outbox.withdraw(1, Channel.SMS, OutboxBench.PHONE));

        assertThat(bench.replay(1, code)).isEqualTo(new Replay.NotDead());
        assertThat(bench.column(code, "text")).isNull();
    }

    private UUID dead() {
        UUID id = bench.post(notice());
        exhaust(id);
        assertThat(bench.status(id)).isEqualTo("DEAD");
        return id;
    }

    private void exhaust(UUID id) {
        for (int attempt = 0; attempt < BackOff.ATTEMPTS; attempt++) {
            bench.dispatch(FakeGateway.refusing("primary")).attempt(id);
            bench.later(AFTER_DEATH);
        }
    }

    private static Draft notice() {
        return new Draft(
                1,
                Channel.SMS,
                MessagePurpose.PASSWORD_CHANGED,
                OutboxBench.PHONE,
                Secret.of("Your password was changed"),
                Optional.empty(),
                Optional.empty());
    }
}
