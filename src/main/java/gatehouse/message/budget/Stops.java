package gatehouse.message.budget;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import gatehouse.message.budget.Text.Kind;
import gatehouse.platform.ClockMovedBack;
import gatehouse.platform.Randomness;
import gatehouse.platform.log.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

/** The countries that codes of a tenant do not go to any more, until somebody lifts that. */
@ApplicationScoped
public class Stops {
    private static final Log LOG = Log.of(Stops.class);

    private final Returns returns;
    private final Event<PrefixStopped> stopped;
    private final Randomness randomness;
    private final Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    Stops(Returns returns, Event<PrefixStopped> stopped, Randomness randomness, Clock clock) {
        this.returns = returns;
        this.stopped = stopped;
        this.randomness = randomness;
        this.clock = clock;
    }

    /** By their prefixes. */
    @Transactional
    public List<Stop> of(long tenantId) {
        return entities.createQuery(
                        "select s from StopRow s where s.tenantId = :tenant order by s.prefix", StopRow.class)
                .setParameter("tenant", tenantId)
                .getResultStream()
                .map(StopRow::toStop)
                .toList();
    }

    boolean isStopped(Origin origin) {
        return !entities.createNativeQuery("select prefix from sms_stop where tenant_id = ?1 and prefix = ?2")
                .setParameter(1, origin.tenantId())
                .setParameter(2, origin.mark())
                .getResultList()
                .isEmpty();
    }

    /** Of many who find out at once, one tells. */
    void add(long tenantId, Stop stop) {
        int added = entities.createNativeQuery("insert into sms_stop (tenant_id, prefix, since, sent, used, id)"
                        + " values (?1, ?2, ?3, ?4, ?5, ?6) on conflict do nothing")
                .setParameter(1, tenantId)
                .setParameter(2, new Origin(tenantId, stop.prefix(), stop.codes()).mark())
                .setParameter(3, stop.since().atOffset(ZoneOffset.UTC))
                .setParameter(4, stop.sent())
                .setParameter(5, stop.used())
                .setParameter(6, randomness.id(clock))
                .executeUpdate();
        if (added == 1) {
            LOG.warning("message.prefix-stopped tenant=" + tenantId + " prefix=" + stop.prefix() + " codes="
                    + stop.codes() + " sent="
                    + stop.sent() + " used=" + stop.used());
            stopped.fire(new PrefixStopped(tenantId, stop));
        }
    }

    /** Codes go there again, those of both kinds, and are counted from nothing. @return false when they were not stopped */
    @Transactional(MANDATORY)
    public boolean lift(long tenantId, String prefix) {
        boolean open = lift(new Origin(tenantId, prefix, Kind.OPEN_CODE));
        boolean known = lift(new Origin(tenantId, prefix, Kind.KNOWN_CODE));
        return open || known;
    }

    private boolean lift(Origin origin) {
        if (!isStopped(origin)) {
            return false;
        }
        // The counters first, as where a code is stopped.
        returns.restart(origin);
        return entities.createNativeQuery("delete from sms_stop where tenant_id = ?1 and prefix = ?2")
                        .setParameter(1, origin.tenantId())
                        .setParameter(2, origin.mark())
                        .executeUpdate()
                == 1;
    }

    /** What was stopped later than now never was. */
    void forgetFuture(@Observes ClockMovedBack moved) {
        entities.createNativeQuery("delete from sms_stop where since > ?1")
                .setParameter(1, moved.now().atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }
}
