package gatehouse.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/**
 * Who is under maintenance: one tenant, or the whole server as {@link Tenant#PLATFORM}. Read from the database at every
 * look, so that all nodes know it as soon as the switch has committed.
 */
@ApplicationScoped
public class Maintenance {
    /** When it is worth asking again; nobody can know when the work is done. */
    public static final Duration RETRY_AFTER = Duration.ofMinutes(1);

    private static final String LOOK = "select 1 from maintenance where tenant_id in (0, ?1)";
    private static final String ON =
            "insert into maintenance (tenant_id, since) values (?1, ?2) on conflict do nothing";
    private static final String OFF = "delete from maintenance where tenant_id = ?1";

    private final Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    Maintenance(Clock clock) {
        this.clock = clock;
    }

    /** Whether calls for this tenant are refused, because of itself or of the whole server. */
    @Transactional
    public boolean isOn(long tenantId) {
        return !entities.createNativeQuery(LOOK)
                .setParameter(1, tenantId)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Switching on what is on changes nothing, and so with off. */
    @Transactional
    public void turn(long tenantId, boolean on) {
        if (on) {
            entities.createNativeQuery(ON)
                    .setParameter(1, tenantId)
                    .setParameter(2, clock.instant().atOffset(ZoneOffset.UTC))
                    .executeUpdate();
        } else {
            entities.createNativeQuery(OFF).setParameter(1, tenantId).executeUpdate();
        }
    }
}
