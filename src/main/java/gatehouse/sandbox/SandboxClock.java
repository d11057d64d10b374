package gatehouse.sandbox;

import gatehouse.platform.MovableClock;
import gatehouse.platform.Settings;
import gatehouse.platform.database.DatabaseReady;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

/**
 * Moves the one clock that every rule uses. It goes forward only; back to real time is a step of its own, which drops
 * what began later. The stored offset is the truth: it survives a restart, and every node follows it.
 *
 * <p>One thread at a time, and the clock only after the commit: a node that follows while another thread moves would put
 * the clock back to what was stored before.
 */
@ApplicationScoped
class SandboxClock {
    private final MovableClock clock;
    private final ClockOffset stored;
    private final Settings settings;

    @Inject
    SandboxClock(MovableClock clock, ClockOffset stored, Settings settings) {
        this.clock = clock;
        this.stored = stored;
        this.settings = settings;
    }

    Instant now() {
        return clock.instant();
    }

    Duration offset() {
        return clock.offset();
    }

    void start(@Observes @Priority(50) DatabaseReady ready) {
        if (settings.isSandbox()) {
            follow();
        }
    }

    /** Takes over what another node stored; called every second. */
    synchronized void follow() {
        Duration offset = stored.read();
        if (offset.compareTo(clock.offset()) < 0) {
            stored.forgetWhatBeganAfter(momentAt(offset));
        }
        clock.setTo(offset);
    }

    /** @return false when that would be too far; then nothing was moved */
    synchronized boolean advance(Duration step) {
        boolean moved = stored.advance(step);
        follow();
        return moved;
    }

    synchronized void backToRealTime() {
        stored.clear(momentAt(Duration.ZERO));
        clock.setTo(Duration.ZERO);
    }

    private Instant momentAt(Duration offset) {
        return clock.instant().minus(clock.offset()).plus(offset);
    }
}
