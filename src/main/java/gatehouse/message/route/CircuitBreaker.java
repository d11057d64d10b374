package gatehouse.message.route;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Spares everybody the wait for a gateway that does not answer. After {@value #MOST} misses in a row, no more than there are
 * dispatchers, so that those who wait for it at the same time are enough to find it out, it is left alone for ten seconds; then one message is let through to see whether it is back, and at most one in each ten seconds until it
 * answers. Each node learns for itself.
 */
final class CircuitBreaker {
    static final int MOST = 4;
    static final Duration PAUSE = Duration.ofSeconds(10);

    private final Clock clock;
    private int missesInARow;
    private Instant askAgain = Instant.MIN;

    CircuitBreaker(Clock clock) {
        this.clock = clock;
    }

    /** Whether the gateway may be asked now. Whoever is told so while it is paused makes the one try there is. */
    synchronized boolean mayAsk() {
        if (missesInARow < MOST) {
            return true;
        }
        if (clock.instant().isBefore(askAgain)) {
            return false;
        }
        askAgain = clock.instant().plus(PAUSE);
        return true;
    }

    /** It said something, be it no. */
    synchronized void answered() {
        missesInARow = 0;
    }

    /** It said nothing, or nothing that can be understood. @return whether a pause begins that was not there before */
    synchronized boolean missed() {
        missesInARow++;
        if (missesInARow >= MOST) {
            askAgain = clock.instant().plus(PAUSE);
        }
        return missesInARow == MOST;
    }
}
