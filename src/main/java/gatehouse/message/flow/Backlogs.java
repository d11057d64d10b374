package gatehouse.message.flow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;

/**
 * Looks how much waits. Few rows of one index: what was sent does not count, and a long queue is not counted to its end.
 * Of a longer one it is any {@value #MOST} that are looked at, not the oldest, and so the oldest of all may be older than
 * it says. By then the number says what is wrong; an order by age would read and sort the whole queue each time.
 */
@ApplicationScoped
public class Backlogs {
    /** Enough to know that something is wrong. */
    static final int MOST = 10_000;

    private static final BigDecimal MILLIS = BigDecimal.valueOf(1_000);

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    private final Clock clock;

    @Inject
    Backlogs(Clock clock) {
        this.clock = clock;
    }

    @Transactional
    public Backlog read() {
        Object[] row = (Object[]) entities.createNativeQuery("select count(*), extract(epoch from min(created)),"
                        + " extract(epoch from min(case when attempts = 0 and channel <> 'WEBHOOK' then created end))"
                        + " from (select created, attempts, channel from message where status in ('QUEUED', 'CLAIMED')"
                        + " fetch first " + MOST + " rows only) waiting")
                .getSingleResult();
        return new Backlog(((Number) row[0]).longValue(), since(row[1]), since(row[2]));
    }

    private Duration since(Object epoch) {
        if (epoch == null) {
            return Duration.ZERO;
        }
        long millis = new BigDecimal(epoch.toString()).multiply(MILLIS).longValue();
        long age = clock.millis() - millis;
        return Duration.ofMillis(Math.max(0, age));
    }
}
