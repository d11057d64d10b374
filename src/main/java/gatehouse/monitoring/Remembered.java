package gatehouse.monitoring;

import gatehouse.platform.RealTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;

/** A figure that costs a question to the database, and so is asked for once in a while however many look. */
final class Remembered<T> {
    private final Callable<T> source;
    private final Duration fresh;
    private final RealTime time;

    private Optional<T> last = Optional.empty();
    private Instant asked = Instant.MIN;

    /** @param fresh how long an answer is good, also none */
    Remembered(Callable<T> source, Duration fresh, RealTime time) {
        this.source = source;
        this.fresh = fresh;
        this.time = time;
    }

    /** Empty while it cannot be known: whoever looks at figures is the last who should be told by an exception. */
    synchronized Optional<T> get() {
        Instant now = time.now();
        if (asked.isBefore(now.minus(fresh)) || asked.isAfter(now)) {
            asked = now;
            last = ask();
        }
        return last;
    }

    private Optional<T> ask() {
        try {
            return Optional.of(source.call());
        } catch (Exception away) {
            return Optional.empty();
        }
    }
}
