package gatehouse.message.budget;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static jakarta.transaction.Transactional.TxType.REQUIRES_NEW;

import gatehouse.throttle.Limit;
import gatehouse.throttle.RequestLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * How many codes were sent to a country, and how many came back. Who answers one only notes it, in a row of its own: at a
 * common counter all who answer would wait for each other with further rows locked. The counter follows within seconds.
 */
@ApplicationScoped
public class Returns {
    private static final String SENT = "codes-sent";
    private static final String USED = "codes-used";

    private final Budgets budgets;
    private final RequestLimits counts;
    private final Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    Returns(Budgets budgets, RequestLimits counts, Clock clock) {
        this.budgets = budgets;
        this.counts = counts;
        this.clock = clock;
    }

    /** @param message that brought the code which was answered; nothing happens when it was no text, or was held back */
    @Transactional(MANDATORY)
    public void note(UUID message) {
        entities.createNativeQuery("insert into sms_used (id, tenant_id, prefix) select id, tenant_id,"
                        + " case when purpose = ?2 then prefix else prefix || '" + Origin.KNOWN + "' end"
                        + " from message where id = ?1 and prefix is not null and held is null")
                .setParameter(1, message)
                .setParameter(2, Text.Kind.OPEN.name())
                .executeUpdate();
    }

    /**
     * Counts what was noted; rows that another node is counting are left to it.
     *
     * @return how many there were, at most {@code limit}
     */
    @Transactional(REQUIRES_NEW)
    public int count(int limit) {
        Instant now = clock.instant();
        List<Returned> noted = noted(limit);
        // Sorted, so that two nodes lock the counters in the same order.
        SortedMap<Origin, Long> origins =
                noted.stream().collect(Collectors.groupingBy(Returned::origin, TreeMap::new, Collectors.counting()));
        origins.forEach((origin, many) -> budgets.of(origin.tenantId())
                .unused()
                .ifPresent(rule -> counts.add(limit(USED, rule.window()), origin.key(), many.intValue(), now)));
        forget(noted);
        return noted.size();
    }

    private void forget(List<Returned> counted) {
        if (!counted.isEmpty()) {
            entities.createQuery("delete from Returned returned where returned.id in :ids")
                    .setParameter("ids", counted.stream().map(Returned::id).toList())
                    .executeUpdate();
        }
    }

    @SuppressWarnings("unchecked") // The query names the class of its rows.
    private List<Returned> noted(int limit) {
        return entities.createNativeQuery(
                        "select * from sms_used order by id limit ?1 for update skip locked", Returned.class)
                .setParameter(1, limit)
                .getResultList();
    }

    /**
     * A gateway took over a code. Counted then and not before: while no gateway does, nobody can have got one, let alone
     * answered it.
     */
    void sent(Origin to, UnusedRule rule, Instant now) {
        counts.add(limit(SENT, rule.window()), to.key(), 1, now);
    }

    /**
     * What the codes so far say about the next one. Those that other dispatchers have at a gateway now are not among them:
     * a few pass by the rule.
     *
     * @return why it must not be sent; empty when it may
     */
    Optional<Stop> stop(Origin to, UnusedRule rule, Instant now) {
        return look(to, rule, now).flatMap(almost -> {
            // Holds the counter until the transaction ends: whoever lifts a stop at this moment comes before or after.
            counts.add(limit(SENT, rule.window()), to.key(), 0, now);
            return look(to, rule, now);
        });
    }

    private Optional<Stop> look(Origin to, UnusedRule rule, Instant now) {
        long sent = counts.used(limit(SENT, rule.window()), to.key(), now);
        // Most windows have not seen that many, and one look is enough.
        if (sent < rule.codes()) {
            return Optional.empty();
        }
        long used = counts.used(limit(USED, rule.window()), to.key(), now);
        return rule.stops(sent, used)
                ? Optional.of(new Stop(to.prefix(), to.kind(), now, Math.toIntExact(sent), Math.toIntExact(used)))
                : Optional.empty();
    }

    /** Counts from nothing again. */
    void restart(Origin origin) {
        // In the order in which they are locked where a code is sent.
        counts.forget(limit(SENT, Duration.ofMinutes(1)), origin.key());
        counts.forget(limit(USED, Duration.ofMinutes(1)), origin.key());
    }

    private static Limit limit(String name, Duration window) {
        return new Limit(name, Integer.MAX_VALUE, window);
    }
}
