package gatehouse.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sums by the hour, so that charts need not count what happened. Whoever seals records of the audit adds them in the same
 * transaction, and whoever takes outcomes of codes away adds these: each is counted once.
 */
@ApplicationScoped
public class Tallies {
    /** Long enough to compare a month with the same one a year ago. */
    private static final Duration KEPT = Duration.ofDays(400);

    private static final int SWEPT_AT_ONCE = 500;
    private static final String NAMED =
            " tenant_id = ?2 and begins = ?3 and action = ?4 and factor = ?5 and outcome = ?6";
    private static final String ADD = "update audit_tally set tally = tally + ?1 where" + NAMED;
    private static final String BEGIN = "insert into audit_tally (tally, tenant_id, begins, action, factor, outcome)"
            + " values (?1, ?2, ?3, ?4, ?5, ?6) on conflict do nothing";
    private static final String READ = "select s from HourlySum s where s.tenantId = :tenant and s.begins >= :from"
            + " and s.begins < :to order by s.begins, s.action, s.factor, s.outcome";
    private static final String SWEEP =
            "delete from audit_tally where begins < ?1 and (tenant_id, begins, action, factor, outcome) in"
                    + " (select tenant_id, begins, action, factor, outcome from audit_tally where begins < ?1"
                    + " order by begins fetch first " + SWEPT_AT_ONCE + " rows only)";

    private final Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    Tallies(Clock clock) {
        this.clock = clock;
    }

    /** @param counted each of which nobody else can count, because it is locked or taken away in this transaction */
    @Transactional(TxType.MANDATORY)
    void add(Stream<Tally.Of> counted) {
        // Sorted, so that two nodes lock the sums in the same order.
        SortedMap<Tally.Of, Long> sums = counted.collect(
                Collectors.groupingBy(Function.identity(), () -> new TreeMap<>(Tally.Of.ORDER), Collectors.counting()));
        sums.forEach((of, sum) -> {
            // The last look is for a sum that another node began in between.
            if (write(ADD, of, sum) == 0 && write(BEGIN, of, sum) == 0) {
                write(ADD, of, sum);
            }
        });
    }

    private int write(String sql, Tally.Of of, long sum) {
        return entities.createNativeQuery(sql)
                .setParameter(1, sum)
                .setParameter(2, of.tenantId())
                .setParameter(3, of.hour().atOffset(ZoneOffset.UTC))
                .setParameter(4, of.action())
                .setParameter(5, of.factor())
                .setParameter(6, of.outcome())
                .executeUpdate();
    }

    /**
     * In the order of time, without hours in which nothing happened.
     *
     * @param tenantId empty for what concerns no tenant
     * @param to the first hour that is not wanted any more
     */
    @Transactional
    public List<Tally> read(Optional<Long> tenantId, Instant from, Instant to) {
        return entities.createQuery(READ, HourlySum.class)
                .setParameter("tenant", tenantId.orElse(Tally.Of.NO_TENANT))
                .setParameter("from", from)
                .setParameter("to", to)
                .getResultStream()
                .map(HourlySum::tally)
                .toList();
    }

    /** Removes one small batch of those that are older than 400 days. @return whether there may be more */
    @Transactional
    boolean sweep() {
        return entities.createNativeQuery(SWEEP)
                        .setParameter(1, clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                        .executeUpdate()
                == SWEPT_AT_ONCE;
    }
}
