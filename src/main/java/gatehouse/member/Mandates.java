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

    /** @param subject with its row locked, or just made */
    public void give(Subject subject, long customerId) {
        entities.flush();
        int before = customersOf(subject.id()).size();
        entities.persist(new Mandate(subject.id(), customerId, before, clock.instant()));
        subject.actsForSeveral(before > 0);
    }

    /** The customers whom a subject may act for, in the order in which it was told to. */
    public List<Customer> customersOf(long subjectId) {
        return entities.createQuery(
                        "select c from Customer c, Mandate m where m.subjectId = :subject and c.id = m.customerId"
                                + " order by m.position",
                        Customer.class)
                .setParameter("subject", subjectId)
                .getResultList();
    }

    /** @return empty when the subject may not act for a customer of this number */
    public Optional<Customer> customerOf(long subjectId, long customerId) {
        return customersOf(subjectId).stream()
                .filter(customer -> customer.id() == customerId)
                .findFirst();
    }
}
