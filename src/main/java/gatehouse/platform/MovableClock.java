package gatehouse.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Real time plus an offset: the one clock of a sandbox, which can be moved so that nobody has to wait half an hour. */
public final class MovableClock extends Clock {
    private final Clock real;
    private volatile Duration offset = Duration.ZERO;

    public MovableClock(Clock real) {
        this.real = real;
    }

    public Duration offset() {
        return offset;
    }

    public void setTo(Duration offset) {
        this.offset = offset;
    }

    @Override
    public Instant instant() {
        return real.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        MovableClock there = new MovableClock(real.withZone(zone));
        there.setTo(offset);
        return there;
    }
}
