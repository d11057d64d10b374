package gatehouse.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.platform.MovableClock;
import gatehouse.platform.RealTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RememberedTest {
    private final MovableClock clock =
            new MovableClock(Clock.fixed(Instant.parse("2026-05-01T10:00:00Z"), ZoneOffset.UTC));
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void theSourceIsAskedOnceInAWhile() {
        Remembered<Integer> remembered =
                new Remembered<>(asked::incrementAndGet, Duration.ofSeconds(5), new RealTime(clock));

        assertThat(remembered.get()).contains(1);
        clock.setTo(Duration.ofSeconds(5));
        assertThat(remembered.get()).contains(1);
        clock.setTo(Duration.ofMillis(5_001));
        assertThat(remembered.get()).contains(2);
    }

    /** Each who looks would wait for a connection that nobody gets. */
    @Test
    void aSourceThatIsAwayIsLeftAloneForAWhileToo() {
        Remembered<Integer> remembered = new Remembered<>(
                () -> {
                    if (asked.incrementAndGet() == 1) {
                        throw new IllegalStateException("away");
                    }
                    return asked.get();
                },
                Duration.ofSeconds(5),
                new RealTime(clock));

        assertThat(remembered.get()).isEmpty();
        assertThat(remembered.get()).isEmpty();
        assertThat(asked).hasValue(1);
        clock.setTo(Duration.ofSeconds(6));
        assertThat(remembered.get()).contains(2);
    }
}
