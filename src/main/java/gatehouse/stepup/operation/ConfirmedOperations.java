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
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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

    /** The sessions in which a subject has confirmed something, in the order in which everybody locks them. */
    public List<UUID> sessionsOf(long subjectId) {
        return entities.createQuery(
                        "select o.id from ConfirmedOperation o where o.subjectId = :subject order by o.id", UUID.class)
                .setParameter("subject", subjectId)
                .getResultList();
    }

    /** Whether exactly that was confirmed in one of these sessions; that is gone afterwards, or all when nothing was. */
    public boolean take(List<Session> sessions, Operation operation, Instant now) {
        Optional<Session> confirmed = sessions.stream()
                .filter(session -> find(session)
                        .filter(found -> found.covers(operation, now))
                        .isPresent())
                .findFirst();
        confirmed.map(List::of).orElse(sessions).forEach(this::remove);
        return confirmed.isPresent();
    }

    private Optional<ConfirmedOperation> find(Session session) {
        return Optional.ofNullable(entities.find(ConfirmedOperation.class, session.id()));
    }

    private void remove(Session session) {
        find(session).ifPresent(entities::remove);
        entities.flush();
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
