package gatehouse.message;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.message.RememberingQueue.Hint;
import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.FakeGateway;
import gatehouse.platform.ClockMovedBack;
import gatehouse.support.Together;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a crash or a lost hint left behind is found without hands. */
class SweepTest {
    private final OutboxBench bench = new OutboxBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void messageWhoseHintWasLostGetsAnother() {
        UUID id = bench.post();
        bench.sent.clear();
        bench.later(BackOff.BEFORE_SWEEP);

        assertThat(bench.messages.sweep(10)).isEqualTo(1);

        assertThat(bench.sent).containsExactly(new Hint(id, Duration.ZERO));
    }

    @Test
    void messageWhoseHintFoundNoBrokerGetsAnotherAsSoonAsThereIsOne() {
        bench.hints.isAway = true;
        UUID id = bench.post();
        bench.later(Duration.ofMinutes(1));
        bench.messages.sweep(10);
        bench.hints.isAway = false;

        assertThat(bench.messages.sweep(10)).isEqualTo(1);
        assertThat(bench.sent).containsExactly(new Hint(id, Duration.ZERO));
    }

    @Test
    void messageThatWasPostedWithoutABrokerWaitsForNothingElse() {
        bench.hints.isAway = true;
        bench.post();
        bench.hints.isAway = false;

        assertThat(bench.messages.sweep(10)).isEqualTo(1);
    }

    /** Each would be waited for, in one transaction. */
    @Test
    void oneHintInVainIsEnoughForATurn() {
        bench.hints.isAway = true;
        List<UUID> posted = Stream.generate(() -> bench.post()).limit(3).toList();
        bench.hints.lost.set(0);

        bench.messages.sweep(10);

        assertThat(bench.hints.lost).hasValue(1);
        bench.hints.isAway = false;
        bench.messages.sweep(10);
        assertThat(bench.sent).extracting(Hint::id).containsExactlyInAnyOrderElementsOf(posted);
    }

    @Test
    void whatHasExpiredEndsThoughThereIsNoBroker() {
        bench.hints.isAway = true;
        bench.post(Channel.WEBHOOK, Duration.ofHours(1));
        UUID id = bench.post(Channel.SMS, Duration.ofSeconds(5));
        bench.later(Duration.ofSeconds(5));

        bench.messages.sweep(10);

        assertThat(bench.status(id)).isEqualTo("EXPIRED");
    }

    @Test
    void messageThatWasRefusedWithoutABrokerIsHintedWhenItIsDue() {
        UUID id = bench.post();
        bench.hints.isAway = true;
        bench.dispatch(FakeGateway.refusing("primary")).attempt(id);
        bench.hints.isAway = false;
        bench.sent.clear();

        bench.later(Duration.ofSeconds(1));

        assertThat(bench.messages.sweep(10)).isEqualTo(1);
    }

    @Test
    void freshMessageIsLeftToItsOwnHint() {
        bench.post();
        bench.later(BackOff.BEFORE_SWEEP.minusMillis(1));

        assertThat(bench.messages.sweep(10)).isZero();
    }

    @Test
    void backlogIsNotMultipliedByItsOwnHints() {
        bench.post();
        bench.later(BackOff.BEFORE_SWEEP);
        bench.messages.sweep(10);
        bench.sent.clear();

        bench.later(BackOff.BETWEEN_SWEEPS.minusMillis(1));
        assertThat(bench.messages.sweep(10)).isZero();
        bench.later(Duration.ofMillis(1));
        assertThat(bench.messages.sweep(10)).isEqualTo(1);
    }

    @Test
    void messageOfADispatcherThatDiedIsHintedWhenItsClaimRanOut() {
        UUID id = bench.post();
        bench.messages.claim(id, Duration.ofSeconds(20));
        bench.sent.clear();
        bench.later(Duration.ofSeconds(19));
        assertThat(bench.messages.sweep(10)).isZero();

        bench.later(Duration.ofSeconds(1));
        bench.messages.sweep(10);
        assertThat(bench.sent).extracting(Hint::id).containsExactly(id);

        FakeGateway gateway = FakeGateway.accepting("primary");
        bench.dispatch(gateway).attempt(id);
        assertThat(gateway.got).hasSize(1);
    }

    @Test
    void messageInBackOffIsHintedOnlyAfterItIsDue() {
        UUID id = bench.post();
        bench.dispatch(FakeGateway.refusing("primary")).attempt(id);
        bench.sent.clear();

        bench.later(Duration.ofSeconds(1).plus(BackOff.BEFORE_SWEEP).minusMillis(1));
        assertThat(bench.messages.sweep(10)).isZero();
        bench.later(Duration.ofMillis(1));
        assertThat(bench.messages.sweep(10)).isEqualTo(1);
    }

    @Test
    void expiredMessageEndsWithoutAHint() {
        UUID id = bench.post(Channel.SMS, Duration.ofSeconds(5));
        bench.sent.clear();
        bench.later(Duration.ofSeconds(5));

        bench.messages.sweep(10);

        assertThat(bench.status(id)).isEqualTo("EXPIRED");
        assertThat(bench.sent).isEmpty();
    }

    @Test
    void messageThatIsOverIsNotLookedAtAgain() {
        UUID id = bench.post();
        bench.dispatch(FakeGateway.accepting("primary")).attempt(id);
        bench.later(Duration.ofHours(1));

        assertThat(bench.messages.sweep(10)).isZero();
    }

    @Test
    void batchIsBounded() {
        for (int i = 0; i < 5; i++) {
            bench.post();
        }
        bench.later(BackOff.BEFORE_SWEEP);

        assertThat(bench.messages.sweep(3)).isEqualTo(3);
        assertThat(bench.messages.sweep(3)).isEqualTo(2);
        assertThat(bench.messages.sweep(3)).isZero();
    }

    @Test
    void eightNodesThatSweepAtOnceHintEachMessageOnce() throws Exception {
        for (int i = 0; i < 40; i++) {
            bench.post();
        }
        bench.sent.clear();
        bench.later(BackOff.BEFORE_SWEEP);

        List<Integer> found = Together.times(8, () -> bench.messages.sweep(10));
        int rest = bench.messages.sweep(100);

        assertThat(found.stream().mapToInt(Integer::intValue).sum() + rest).isEqualTo(40);
        assertThat(bench.sent).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void oldMessagesAreDeletedOnceTheyAreLongOver() {
        UUID over = bench.post();
        bench.dispatch(FakeGateway.accepting("primary")).attempt(over);
        bench.later(Duration.ofDays(90));
        assertThat(bench.messages.purge(10)).isZero();
        UUID waiting = bench.post();

        bench.later(Duration.ofSeconds(1));

        assertThat(bench.messages.purge(10)).isEqualTo(1);
        assertThat(bench.status(over)).isNull();
        assertThat(bench.status(waiting)).isEqualTo("QUEUED");
    }

    @Test
    void clockThatGoesBackDropsWhatWasPostedLaterAndHasNotLeft() {
        UUID before = bench.post();
        bench.later(Duration.ofHours(1));
        UUID later = bench.post();
        UUID left = bench.post();
        bench.dispatch(FakeGateway.accepting("primary")).attempt(left);
        bench.clock.setTo(Duration.ZERO);

        bench.database.inTransaction(() -> {
            bench.messages.forget(new ClockMovedBack(bench.clock.instant()));
            return null;
        });

        assertThat(bench.status(before)).isEqualTo("QUEUED");
        assertThat(bench.status(later)).isNull();
        assertThat(bench.status(left)).isEqualTo("SENT");
    }
}
