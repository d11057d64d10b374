package gatehouse.authenticator.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gatehouse.support.Together;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
class BulkheadTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void whereThereIsRoomNobodyWaits() {
        Bulkhead bulkhead = bulkhead(2, Duration.ZERO, SECOND);

        assertThat(bulkhead.enter()).isEmpty();
        assertThat(bulkhead.enter()).isEmpty();
        assertThat(bulkhead.enter()).isPresent();
    }

    @Test
    void whoeverWouldWaitTooLongIsToldAtOnce() throws InterruptedException {
        Bulkhead bulkhead = bulkhead(1, Duration.ofSeconds(100), Duration.ofSeconds(40));
        bulkhead.enter();
        List<Thread> queue = List.of(enters(bulkhead), enters(bulkhead));
        Awaitility.await().atMost(PATIENCE).until(() -> bulkhead.figures().waiting() == 2);

        long start = System.nanoTime();
        Optional<Duration> third = bulkhead.enter();

        assertThat(third).contains(Duration.ofSeconds(120));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        assertThat(bulkhead.figures().refused()).isEqualTo(1);
        stop(queue);
    }

    @Test
    void morePermitsServeALongerQueue() {
        Bulkhead bulkhead = bulkhead(4, Duration.ofMillis(99), Duration.ofMillis(400));
        for (int i = 0; i < 4; i++) {
            bulkhead.enter();
        }

        assertThat(bulkhead.enter()).contains(Duration.ofMillis(100));
    }

    @Test
    void whoeverWaitsInVainIsTurnedAway() {
        Bulkhead bulkhead = bulkhead(1, Duration.ofMillis(50), Duration.ofMillis(1));
        bulkhead.enter();

        assertThat(bulkhead.enter()).isPresent();

        assertThat(bulkhead.figures().waiting()).isZero();
        assertThat(bulkhead.figures().inUse()).isEqualTo(1);
    }

    @Test
    void firstComeIsFirstServed() throws InterruptedException {
        Bulkhead bulkhead = bulkhead(1, Duration.ofSeconds(100), Duration.ofMillis(1));
        bulkhead.enter();
        List<Integer> served = new CopyOnWriteArrayList<>();
        List<Thread> queue = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int number = i;
            queue.add(started(() -> {
                bulkhead.enter();
                served.add(number);
                bulkhead.leave(bulkhead.now());
            }));
            Awaitility.await().atMost(PATIENCE).until(() -> bulkhead.figures().waiting() == number + 1);
        }

        bulkhead.leave(bulkhead.now());
        for (Thread one : queue) {
            one.join();
        }

        assertThat(served).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void theAverageFollowsHowLongHoldersStay() {
        AtomicLong time = new AtomicLong();
        Bulkhead bulkhead = new Bulkhead(1, SECOND, SECOND, time::get);
        for (int i = 0; i < 60; i++) {
            bulkhead.enter();
            long entered = bulkhead.now();
            time.addAndGet(Duration.ofMillis(200).toNanos());
            bulkhead.leave(entered);
        }

        assertThat(bulkhead.figures().meanStay().toMillis()).isCloseTo(200, within(5L));
    }

    @Test
    void inAStormNoMoreThanThePermitsAreInside() {
        Bulkhead bulkhead = bulkhead(3, Duration.ofMillis(40), Duration.ofMillis(10));
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        List<Boolean> in = Together.times(30, () -> {
            if (bulkhead.enter().isPresent()) {
                return false;
            }
            long entered = bulkhead.now();
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            Thread.sleep(10);
            now.decrementAndGet();
            bulkhead.leave(entered);
            return true;
        });

        assertThat(most.get()).isLessThanOrEqualTo(3);
        assertThat(in).contains(true);
        assertThat(bulkhead.figures().inUse()).isZero();
        assertThat(bulkhead.figures().waiting()).isZero();
        assertThat(bulkhead.figures().refused())
                .isEqualTo(in.stream().filter(one -> !one).count());
    }

    @Test
    void whoeverIsInterruptedLeavesTheQueue() {
        Bulkhead bulkhead = bulkhead(1, Duration.ofSeconds(100), Duration.ofMillis(1));
        bulkhead.enter();

        Thread.currentThread().interrupt();
        Optional<Duration> refused = bulkhead.enter();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(refused).isPresent();
        assertThat(refused.get()).isCloseTo(Duration.ofMillis(1), Duration.of(1, ChronoUnit.MILLIS));
        assertThat(bulkhead.figures().waiting()).isZero();
    }

    private static Bulkhead bulkhead(int permits, Duration bound, Duration stay) {
        return new Bulkhead(permits, bound, stay, System::nanoTime);
    }

    private static Thread enters(Bulkhead bulkhead) {
        return started(bulkhead::enter);
    }

    private static Thread started(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        return thread;
    }

    private static void stop(List<Thread> threads) throws InterruptedException {
        for (Thread one : threads) {
            one.interrupt();
            one.join();
        }
    }
}
