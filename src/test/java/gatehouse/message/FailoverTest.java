package gatehouse.message;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.message.gateway.FakeGateway;
import gatehouse.message.gateway.Outgoing;
import gatehouse.message.gateway.Submission;
import gatehouse.support.Together;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The first gateway dies in the middle of a stream of 1,000 codes. */
class FailoverTest {
    private static final int CODES = 1_000;
    private static final int BEFORE_ITS_DEATH = 500;
    private static final int DISPATCHERS = 4;

    private final OutboxBench bench = new OutboxBench();

    @AfterEach
    void close() {
        bench.close();
    }

    /**
     * It takes messages whose answer is lost with it: what it had in hand when it died, one for each dispatcher. Those go
     * to the second as well, under the same id and with the same text.
     */
    @Test
    void noCodeIsLostAndOnlyWhatWasInHandGoesToBoth() {
        AtomicInteger asked = new AtomicInteger();
        Set<UUID> taken = ConcurrentHashMap.newKeySet();
        Set<UUID> inHand = ConcurrentHashMap.newKeySet();
        FakeGateway dying = FakeGateway.answering("dying", message -> {
            int number = asked.incrementAndGet();
            if (number <= BEFORE_ITS_DEATH) {
                taken.add(message.id());
                return new Submission.Accepted("d-" + number);
            }
            if (number <= BEFORE_ITS_DEATH + DISPATCHERS) {
                inHand.add(message.id());
            }
            return new Submission.Unreachable("connection lost");
        });
        FakeGateway second = FakeGateway.accepting("second");
        Dispatch dispatch = bench.dispatch(dying, second);
        List<UUID> posted = Stream.generate(bench::post).limit(CODES).toList();
        Queue<UUID> queue = new ConcurrentLinkedQueue<>(posted);

        Together.times(DISPATCHERS, () -> {
            for (UUID next = queue.poll(); next != null; next = queue.poll()) {
                dispatch.attempt(next);
            }
            return null;
        });

        assertThat(posted).allMatch(id -> bench.status(id).equals("SENT"));
        Set<UUID> bySecond = second.got.stream().map(Outgoing::id).collect(Collectors.toSet());
        assertThat(second.got).hasSize(bySecond.size()).hasSize(CODES - BEFORE_ITS_DEATH);
        assertThat(taken).hasSize(BEFORE_ITS_DEATH).doesNotContainAnyElementsOf(bySecond);
        assertThat(bySecond).containsAll(inHand);
        assertThat(inHand).hasSize(DISPATCHERS);
        assertThat(second.got).allMatch(message -> message.text().reveal().equals("Your code is " + OutboxBench.CODE));
        // Four misses in a row pause it. Until then each dispatcher may be on its way to it, or come back from before.
        assertThat(asked.get() - BEFORE_ITS_DEATH).isLessThan(DISPATCHERS * 8);
    }
}
