package gatehouse.stepup.operation;

import gatehouse.challenge.Operation;
import gatehouse.platform.ClockMovedBack;
import gatehouse.platform.database.ExpiredRows;
import gatehouse.session.Session;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What was confirmed in all sessions and waits to be carried out. Whoever changes it holds the row of the session. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class ConfirmedOperations {
    private static final ExpiredRows ROWS = new ExpiredRows("confirmed_operation");
    /** None is good for longer. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    ConfirmedOperations(Clock clock) {
        this.clock = clock;
    }

    /** In place of what was confirmed in this session before. */
    public void put(Session session, Operation operation, Instant expires) {
        remove(session);
        entities.persist(new ConfirmedOperation(session, operation, expires));
    }

    /** Whether exactly that was confirmed; whatever was confirmed is gone afterwards. */
    public boolean take(Session session, Operation operation, Instant now) {
        Optional<ConfirmedOperation> confirmed = remove(session);
        return confirmed.filter(found -> found.covers(operation, now)).isPresent();
    }

    private Optional<ConfirmedOperation> remove(Session session) {
        Optional<ConfirmedOperation> found = Optional.ofNullable(entities.find(ConfirmedOperation.class, session.id()));
        found.ifPresent(entities::remove);
        entities.flush();
        return found;
    }

    /** What was confirmed in a future that will not come is gone. */
    void forget(@Observes ClockMovedBack back) {
        entities.createQuery("delete from ConfirmedOperation o where o.expires > :end")
                .setParameter("end", back.now().plus(LONGEST))
                .executeUpdate();
    }

    /** @return whether there may be more */
    @Transactional(TxType.REQUIRES_NEW)
    public boolean sweep() {
        return ROWS.sweep(entities, clock.instant());
    }
}
