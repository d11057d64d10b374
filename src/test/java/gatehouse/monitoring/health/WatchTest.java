package gatehouse.monitoring.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.platform.MovableClock;
import gatehouse.platform.RealTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final Duration PATIENCE = Duration.ofMillis(50);

    private final MovableClock clock =
            new MovableClock(Clock.fixed(Instant.parse("2026-05-01T10:00:00Z"), ZoneOffset.UTC));
    private final AtomicInteger asked = new AtomicInteger();
    private final List<Runnable> waiting = new ArrayList<>();

    @Test
    void whoeverAsksWithinASecondGetsTheSameAnswer() throws Exception {
        Watch watch = watch(() -> Optional.of("no " + asked.incrementAndGet()), Runnable::run);

        assertThat(watch.complaint()).contains("no 1");
        later(Duration.ofMillis(999));
        assertThat(watch.complaint()).contains("no 1");
        later(Duration.ofMillis(1));
        assertThat(watch.complaint()).contains("no 2");
    }

    @Test
    void aClockThatWentBackKeepsNoAnswerAlive() throws Exception {
        Watch watch = watch(() -> Optional.of("no " + asked.incrementAndGet()), Runnable::run);

        assertThat(watch.complaint()).contains("no 1");
        clock.setTo(Duration.ofDays(-1));

        assertThat(watch.complaint()).contains("no 2");
    }

    @Test
    void aProbeThatThrowsIsAComplaintWithoutItsMessage() {
        Watch watch = watch(
                () -> {
                    throw new IllegalStateException("a password");
                },
                Runnable::run);

        assertThat(watch.complaint()).contains("failed with IllegalStateException");
    }

    @Test
    void aProbeThatHangsIsNotAskedASecondTime() {
        Watch watch = watch(
                () -> {
                    asked.incrementAndGet();
                    return Optional.empty();
                },
                waiting::add);

        assertThat(watch.complaint()).contains("no answer within PT0.05S");
        later(Duration.ofMinutes(1));
        assertThat(watch.complaint()).contains("no answer within PT0.05S");
        assertThat(waiting).hasSize(1);
    }

    @Test
    void aProbeThatHungIsBelievedWhenItComesBack() {
        Watch watch = watch(
                () -> {
                    asked.incrementAndGet();
                    return Optional.empty();
                },
                waiting::add);
        watch.complaint();
        later(Duration.ofMinutes(1));

        waiting.get(0).run();
        watch.complaint();
        waiting.get(1).run();

        assertThat(watch.complaint()).isEmpty();
        assertThat(asked).hasValue(2);
    }

    @Test
    void noThreadIsAComplaint() {
        Watch watch = watch(Optional::empty, question -> {
            throw new RejectedExecutionException();
        });

        assertThat(watch.complaint()).contains("no answer within PT0.05S");
    }

    /** As a pool that is full for a moment, or an executor that is not there yet, refuses. */
    @Test
    void aQuestionThatWasRefusedAThreadIsAskedAgain() {
        Watch watch = watch(Optional::empty, question -> {
            if (asked.getAndIncrement() == 0) {
                throw new RejectedExecutionException();
            }
            question.run();
        });

        assertThat(watch.complaint()).contains("no answer within PT0.05S");
        assertThat(watch.complaint()).isEmpty();
    }

    @Test
    void aQuestionThatCannotBeAskedIsAskedAgain() {
        Watch watch = watch(Optional::empty, question -> {
            if (asked.getAndIncrement() == 0) {
                throw new OutOfMemoryError("no thread");
            }
            question.run();
        });

        assertThatThrownBy(watch::complaint).isInstanceOf(OutOfMemoryError.class);
        assertThat(watch.complaint()).isEmpty();
    }

    private void later(Duration time) {
        clock.setTo(clock.offset().plus(time));
    }

    private Watch watch(Callable<Optional<String>> probe, Executor threads) {
        return new Watch(probe, PATIENCE, threads, new RealTime(clock));
    }
}
