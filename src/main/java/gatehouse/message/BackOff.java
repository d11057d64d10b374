package gatehouse.message;

import java.time.Duration;
import java.util.List;

/** The times of the outbox: when a refused message is tried again, and when a forgotten one is looked after. */
final class BackOff {
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10));

    /** After this many attempts a message is dead. */
    static final int ATTEMPTS = PAUSES.size() + 1;

    /** How long a due message waits for its hint before the sweeper sends another. */
    static final Duration BEFORE_SWEEP = Duration.ofSeconds(10);

    /** How long the sweeper then leaves it alone, so that a backlog is not multiplied by its own hints. */
    static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(30);

    /** How long a dead letter keeps its text, so that it can go back to the queue. */
    static final Duration REPLAYABLE = Duration.ofDays(7);

    private BackOff() {}

    static Duration after(int attempts) {
        return PAUSES.get(attempts - 1);
    }
}
