package gatehouse.subject;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The customers of all tenants; every look-up names the tenant and has an index. */
@ApplicationScoped
@Transactional
public class Customers {
    private final Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    Customers(Clock clock) {
        this.clock = clock;
    }

    /**
     * Which customers to find; an absent criterion does not restrict.
     *
     * @param offset how many to skip
     * @param limit how many to answer at most
     */
    public record Search(
            Optional<PhoneNumber> phone,
            Optional<EmailAddress> email,
            Optional<String> externalUniqueId,
            int offset,
            int limit) {
        /** Personal data must not land in a log by accident. */
        @Override
        public String toString() {
            return "Search[hidden]";
        }
    }

    /** One look needs no transaction of its own. @return empty when the tenant has no such customer */
    @Transactional(TxType.SUPPORTS)
    public Optional<Customer> find(long tenantId, long customerId) {
        return Optional.ofNullable(entities.find(Customer.class, customerId))
                .filter(customer -> customer.tenantId() == tenantId);
    }

    /**
     * The customer with its row locked until the transaction ends: whoever changes a phone, and whoever sends a secret to
     * it, come one after the other.
     */
    @Transactional(TxType.MANDATORY)
    public Optional<Customer> lock(long tenantId, long customerId) {
        return Optional.ofNullable(entities.find(Customer.class, customerId, LockModeType.PESSIMISTIC_WRITE))
                .filter(customer -> customer.tenantId() == tenantId);
    }

    /** In the order of their numbers. */
    public List<Customer> search(long tenantId, Search search) {
        List<String> conditions = new ArrayList<>(List.of("c.tenantId = :tenant"));
        search.phone().ifPresent(phone -> conditions.add("c.phone = :phone"));
        search.email().ifPresent(email -> conditions.add("c.email = :email"));
        search.externalUniqueId().ifPresent(id -> conditions.add("c.externalUniqueId = :externalId"));
        TypedQuery<Customer> query = entities.createQuery(
                "select c from Customer c where " + String.join(" and ", conditions) + " order by c.id",
                Customer.class);
        query.setParameter("tenant", tenantId);
        search.phone().ifPresent(phone -> query.setParameter("phone", phone.digits()));
        search.email().ifPresent(email -> query.setParameter("email", email.text()));
        search.externalUniqueId().ifPresent(id -> query.setParameter("externalId", id));
        return query.setFirstResult(search.offset())
                .setMaxResults(search.limit())
                .getResultList();
    }

    /** Whether the tenant has a customer under this id of its own. */
    public boolean hasExternalId(long tenantId, String externalUniqueId) {
        return withExternalId(tenantId, externalUniqueId).isPresent();
    }

    /** The customer that the tenant knows under this id of its own. */
    public Optional<Customer> withExternalId(long tenantId, String externalUniqueId) {
        return search(tenantId, new Search(Optional.empty(), Optional.empty(), Optional.of(externalUniqueId), 0, 1))
                .stream()
                .findFirst();
    }

    /**
     * Replaces what is known about a customer.
     *
     * @param customer with its row locked
     * @throws jakarta.persistence.PersistenceException when the external id was taken by a request at the same moment
     */
    @Transactional(TxType.MANDATORY)
    public void change(Customer customer, Profile profile) {
        customer.know(profile);
        entities.flush();
    }

    /**
     * Adds a customer.
     *
     * @param number from {@link Numbers}
     * @throws jakarta.persistence.PersistenceException when the external id was taken by a request at the same moment
     */
    public Customer add(long number, long tenantId, Customer.Kind kind, Profile profile) {
        Customer customer = new Customer(number, tenantId, kind, profile, clock.instant());
        entities.persist(customer);
        entities.flush();
        return customer;
    }
}
