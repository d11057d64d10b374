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
        entities.persist(new Mandate(subject.id(), customerId, nextPosition(subject.id()), clock.instant()));
        subject.actsForSeveral(count(subject.id()) > 1);
        subject.activate();
    }

    /** One that was withdrawn may have left a gap. */
    private int nextPosition(long subjectId) {
        return entities.createQuery(
                        "select coalesce(max(m.position), -1) + 1 from Mandate m where m.subjectId = :subject",
                        Number.class)
                .setParameter("subject", subjectId)
                .getSingleResult()
                .intValue();
    }

    private int count(long subjectId) {
        return entities.createQuery("select count(m) from Mandate m where m.subjectId = :subject", Long.class)
                .setParameter("subject", subjectId)
                .getSingleResult()
                .intValue();
    }

    /**
     * Takes back {@link #give}, but for the customer through whom the subject came: that one stays, to be suspended. With no
     * mandate left that is not at rest the subject cannot sign in.
     *
     * @param subject with its row locked
     * @return false when the subject was not given it
     */
    public boolean withdraw(Subject subject, long customerId) {
        Optional<Mandate> further = find(subject.id(), customerId)
                .filter(mandate -> customerId != subject.party().number());
        further.ifPresent(mandate -> {
            entities.remove(mandate);
            entities.flush();
            subject.actsForSeveral(count(subject.id()) > 1);
            keepOutIfLeftWithNone(subject);
        });
        return further.isPresent();
    }

    private void keepOutIfLeftWithNone(Subject subject) {
        if (customersOf(subject.id()).isEmpty()) {
            subject.deactivate();
        }
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
        keepOutIfLeftWithNone(subject);
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

    /** The customers whom a subject was told to act for, those at rest among them. */
    public List<Customer> allCustomersOf(long subjectId) {
        return entities.createQuery(
                        "select c from Customer c, Mandate m where m.subjectId = :subject and c.id = m.customerId"
                                + " order by m.position",
                        Customer.class)
                .setParameter("subject", subjectId)
                .getResultList();
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
