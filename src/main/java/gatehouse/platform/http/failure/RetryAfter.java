package gatehouse.platform.http.failure;

import java.time.Duration;

/** The header that says when it is worth asking again. */
public final class RetryAfter {
    public static final String HEADER = "Retry-After";

    private RetryAfter() {}

    /** Whole seconds, rounded up and never zero: who waits that long is not too early. */
    public static long seconds(Duration wait) {
        return Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
    }
}
