package gatehouse.sandbox;

import gatehouse.platform.ClockMovedBack;
import gatehouse.platform.MovableClock;
import gatehouse.platform.Settings;
import gatehouse.platform.database.DatabaseReady;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Moves the one clock that every rule uses. The offset is in the database, so that it survives a restart and all nodes
 * share it. It goes forward only; back to real time is a step of its own, which drops what began later.
 */
@ApplicationScoped
class SandboxClock {
    /** More than any rule of ours waits, and far from the end of what a database can store. */
    static final Duration FARTHEST = Duration.ofDays(3650);

    private final MovableClock clock;
    private final Settings settings;
    private final Event<ClockMovedBack> movedBack;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    SandboxClock(MovableClock clock, Settings settings, Event<ClockMovedBack> movedBack) {
        this.clock = clock;
        this.settings = settings;
        this.movedBack = movedBack;
    }

    Instant now() {
        return clock.instant();
    }

    Duration offset() {
        return clock.offset();
    }

    @Transactional
    void start(@Observes @Priority(50) DatabaseReady ready) {
        if (settings.isSandbox()) {
            read();
        }
    }

    /** What another node stored holds here as well. */
    @Transactional
    public void read() {
        List<?> stored = entities.createNativeQuery("select offset_millis from sandbox_clock where id = 1")
                .getResultList();
        clock.setTo(stored.isEmpty() ? Duration.ZERO : Duration.ofMillis(((Number) stored.get(0)).longValue()));
    }

    /** @return false when that would be too far; then nothing was moved */
    @Transactional
    public boolean advance(Duration step) {
        entities.createNativeQuery("insert into sandbox_clock (id, offset_millis) values (1, 0) on conflict do nothing")
                .executeUpdate();
        // Parallel moves add up: the row is locked by the first, and each adds to what it finds.
        boolean moved = entities.createNativeQuery("update sandbox_clock set offset_millis = offset_millis + ?1"
                                + " where id = 1 and offset_millis + ?1 <= ?2")
                        .setParameter(1, step.toMillis())
                        .setParameter(2, FARTHEST.toMillis())
                        .executeUpdate()
                == 1;
        read();
        return moved;
    }

    @Transactional
    public void backToRealTime() {
        entities.createNativeQuery("delete from sandbox_clock").executeUpdate();
        clock.setTo(Duration.ZERO);
        movedBack.fire(new ClockMovedBack(clock.instant()));
    }
}
