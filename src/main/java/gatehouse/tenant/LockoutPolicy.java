package gatehouse.tenant;

import java.time.Duration;

/** After {@code failures} consecutive failures a factor is locked for {@code lock} (RTS 4(3)(b): at most five). */
public record LockoutPolicy(int failures, Duration lock) {
    /** What a new population gets, and what holds for names that nobody has. */
    public static final LockoutPolicy DEFAULT = new LockoutPolicy(5, Duration.ofMinutes(30));

    public LockoutPolicy {
        if (failures < 1 || lock.isNegative() || lock.isZero()) {
            throw new IllegalArgumentException("A lockout needs at least one failure and some time");
        }
    }
}
