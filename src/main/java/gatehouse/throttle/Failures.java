package gatehouse.throttle;

import java.time.Instant;
import java.util.Optional;

/**
 * How often somebody was wrong in a row with one factor, since they were right.
 *
 * @param number of the subject, or of whoever else a factor is counted for
 * @param lockedUntil empty when they may go on
 */
public record Failures(long number, String factor, int failures, Optional<Instant> lockedUntil) {}
