package gatehouse.sandbox;

import gatehouse.platform.ClockMovedBack;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How far the sandbox is ahead of real time, as all nodes know it. */
@ApplicationScoped
@Transactional
class ClockOffset {
    /** More than any rule of ours waits, and far from the end of what a database can store. */
    static final Duration FARTHEST = Duration.ofDays(3650);

    private final Event<ClockMovedBack> movedBack;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    ClockOffset(Event<ClockMovedBack> movedBack) {
        this.movedBack = movedBack;
    }

    Duration read() {
        List<?> stored = entities.createNativeQuery("select offset_millis from sandbox_clock where id = 1")
                .getResultList();
        return stored.isEmpty() ? Duration.ZERO : Duration.ofMillis(((Number) stored.get(0)).longValue());
    }

    /** @return false when that would be too far; then nothing was moved */
    boolean advance(Duration step) {
        if (step.compareTo(FARTHEST) > 0) {
            return false;
        }
        entities.createNativeQuery("insert into sandbox_clock (id, offset_millis) values (1, 0) on conflict do nothing")
                .executeUpdate();
        // Parallel moves add up: the row is locked by the first, and each adds to what it finds.
        return entities.createNativeQuery("update sandbox_clock set offset_millis = offset_millis + ?1"
                                + " where id = 1 and offset_millis + ?1 <= ?2")
                        .setParameter(1, step.toMillis())
                        .setParameter(2, FARTHEST.toMillis())
                        .executeUpdate()
                == 1;
    }

    /** Back to real time, together with what that means for what began later. */
    void clear(Instant now) {
        entities.createNativeQuery("delete from sandbox_clock").executeUpdate();
        forgetWhatBeganAfter(now);
    }

    void forgetWhatBeganAfter(Instant now) {
        movedBack.fire(new ClockMovedBack(now));
    }
}
