package gatehouse.subject;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The admin users of all tenants; every look-up names the tenant and has an index. */
@ApplicationScoped
@Transactional
public class AdminUsers {
    private final Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    AdminUsers(Clock clock) {
        this.clock = clock;
    }

    /** @return empty when the tenant has no such admin user */
    public Optional<AdminUser> find(long tenantId, long adminUserId) {
        return Optional.ofNullable(entities.find(AdminUser.class, adminUserId))
                .filter(found -> found.tenantId() == tenantId);
    }

    /** With its row locked until the transaction ends, so that its role and its identities change one after the other. */
    @Transactional(TxType.MANDATORY)
    public Optional<AdminUser> lock(long tenantId, long adminUserId) {
        return Optional.ofNullable(entities.find(AdminUser.class, adminUserId, LockModeType.PESSIMISTIC_WRITE))
                .filter(found -> found.tenantId() == tenantId);
    }

    /** Locks a row of any tenant as {@link #lock(long, long)} does; nothing happens when it is gone. */
    @Transactional(TxType.MANDATORY)
    public void lock(long adminUserId) {
        entities.find(AdminUser.class, adminUserId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** In the order of their numbers. */
    public List<AdminUser> list(long tenantId, int offset, int limit) {
        return entities.createQuery(
                        "select a from AdminUser a where a.tenantId = :tenant order by a.id", AdminUser.class)
                .setParameter("tenant", tenantId)
                .setFirstResult(offset)
                .setMaxResults(limit)
                .getResultList();
    }

    /** @param number from {@link Numbers} */
    @Transactional(TxType.MANDATORY)
    public AdminUser add(long number, long tenantId, AdminUser.Details details, Role role) {
        AdminUser added = new AdminUser(number, tenantId, details, role, clock.instant());
        entities.persist(added);
        entities.flush();
        return added;
    }

    /** After its subjects were removed. */
    @Transactional(TxType.MANDATORY)
    public void remove(AdminUser gone) {
        entities.flush();
        entities.remove(gone);
    }
}
