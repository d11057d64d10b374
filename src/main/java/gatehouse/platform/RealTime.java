package gatehouse.platform;

import java.time.Clock;
import java.time.Instant;

/**
 * The time of the world outside, which no sandbox can move. Only for what is agreed with a device that has a clock of its
 * own, such as the step of a TOTP; every rule of ours goes by the injected {@link Clock}.
 */
public final class RealTime {
    private final Clock clock;

    public RealTime(Clock clock) {
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }
}
