package gatehouse.member;

import gatehouse.subject.Customer;
import gatehouse.subject.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Who acts for whom, where it may be more than one. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Mandates {
    private final Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    Mandates(Clock clock) {
        this.clock = clock;
    }

    /**
     * A subject that was shut out by all others can sign in again, for this customer.
     *
     * @param subject with its row locked, or just made
     */
    public void give(Subject subject, long customerId) {
        entities.flush();
        int before = count(subject.id());
        entities.persist(new Mandate(subject.id(), customerId, before, clock.instant()));
        subject.actsForSeveral(before > 0);
        subject.activate();
    }

    private int count(long subjectId) {
        return entities.createQuery("select count(m) from Mandate m where m.subjectId = :subject", Long.class)
                .setParameter("subject", subjectId)
                .getSingleResult()
                .intValue();
    }

    /** Whether the subject was given this mandate, at rest or not. */
    public boolean isGiven(long subjectId, long customerId) {
        return find(subjectId, customerId).isPresent();
    }

    private Optional<Mandate> find(long subjectId, long customerId) {
        return Optional.ofNullable(entities.find(Mandate.class, new Mandate.Key(subjectId, customerId)));
    }

    /**
     * Until it is resumed the subject may not act for this customer; what it may do for others stays as it is. With no
     * mandate left it cannot sign in.
     *
     * @param subject with its row locked
     */
    public void suspend(Subject subject, long customerId) {
        find(subject.id(), customerId).ifPresent(Mandate::suspend);
        if (customersOf(subject.id()).isEmpty()) {
            subject.deactivate();
        }
    }

    /**
     * Takes back {@link #suspend}.
     *
     * @param subject with its row locked
     */
    public void resume(Subject subject, long customerId) {
        find(subject.id(), customerId).ifPresent(Mandate::resume);
        subject.activate();
    }

    /** The customers whom a subject may act for now, in the order in which it was told to. */
    public List<Customer> customersOf(long subjectId) {
        return entities.createQuery(
                        "select c from Customer c, Mandate m where m.subjectId = :subject and c.id = m.customerId"
                                + " and m.suspended = false order by m.position",
                        Customer.class)
                .setParameter("subject", subjectId)
                .getResultList();
    }
}
