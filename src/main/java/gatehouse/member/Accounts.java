package gatehouse.member;

import gatehouse.subject.Customer;
import gatehouse.subject.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;

/** The accounts of all tenants; every look-up names the tenant. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Accounts {
    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    /** @return empty when the tenant has no such customer, or one that it took on itself */
    public Optional<Account> find(long tenantId, long customerId) {
        return Optional.ofNullable(entities.find(Account.class, customerId))
                .filter(found -> found.tenantId() == tenantId);
    }

    /** All accounts that a subject speaks for, in the order of their numbers. */
    public List<Account> of(long rootId) {
        return entities.createQuery(
                        "select a from Account a where a.rootId = :root order by a.customerId", Account.class)
                .setParameter("root", rootId)
                .getResultList();
    }

    /** The account of a customer that was just made. */
    public Account add(Customer customer, Subject root, Account.Facts facts) {
        Account account = new Account(customer, root, facts);
        entities.persist(account);
        return account;
    }
}
