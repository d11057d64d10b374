package gatehouse.membership;

import gatehouse.access.Caller;
import gatehouse.member.Account;
import gatehouse.member.Accounts;
import gatehouse.member.Member;
import gatehouse.subject.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/**
 * Those who were let in beside the root of a customer. They are seen by whoever acts for the same customer, and by nobody
 * else; the root is none of them.
 */
@ApplicationScoped
@Transactional
public class Users {
    private static final String ALL = "select s, m, d.suspended";
    private static final String OF_TENANT = " from Subject s, Member m, Mandate d where m.subjectId = s.id"
            + " and d.subjectId = s.id and d.customerId = s.customerId"
            + " and s.tenantId = :tenant and s.id <> s.customerId";
    private static final String OF_CUSTOMER = OF_TENANT + " and s.customerId = :customer";

    private final Accounts accounts;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    Users(Accounts accounts) {
        this.accounts = accounts;
    }

    /**
     * Some of them, in the order in which they came, and how many there are in all.
     */
    public record Page(List<User> users, long count) {}

    /**
     * @param offset how many to skip
     * @param limit how many to answer at most
     */
    public Page list(Caller caller, int offset, int limit) {
        Optional<Account> account = accountOf(caller);
        if (account.isEmpty()) {
            return new Page(List.of(), 0);
        }
        List<User> users = entities.createQuery(ALL + OF_CUSTOMER + " order by s.id", Object[].class)
                .setParameter("tenant", caller.tenantId())
                .setParameter("customer", account.get().customerId())
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultStream()
                .map(Users::user)
                .toList();
        return new Page(users, count(account.get()));
    }

    private long count(Account account) {
        return entities.createQuery("select count(s)" + OF_CUSTOMER, Long.class)
                .setParameter("tenant", account.tenantId())
                .setParameter("customer", account.customerId())
                .getSingleResult();
    }

    /** @return empty when nobody of this number acts for the caller's customer, and for its root */
    public Optional<User> find(Caller caller, long number) {
        return accountOf(caller)
                .flatMap(account -> entities.createQuery(ALL + OF_CUSTOMER + " and s.id = :number", Object[].class)
                        .setParameter("tenant", account.tenantId())
                        .setParameter("customer", account.customerId())
                        .setParameter("number", number)
                        .getResultStream()
                        .map(Users::user)
                        .findFirst());
    }

    /** Whomever they act for; empty when nobody of this number was let in by a customer of the tenant. */
    public Optional<User> find(long tenantId, long number) {
        return entities.createQuery(ALL + OF_TENANT + " and s.id = :number", Object[].class)
                .setParameter("tenant", tenantId)
                .setParameter("number", number)
                .getResultStream()
                .map(Users::user)
                .findFirst();
    }

    /** The account of the customer for which the caller acts. */
    Optional<Account> accountOf(Caller caller) {
        return caller.customerId().flatMap(customer -> accounts.find(caller.tenantId(), customer));
    }

    private static User user(Object[] row) {
        return new User((Subject) row[0], (Member) row[1], !(boolean) row[2]);
    }
}
