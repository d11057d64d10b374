package gatehouse.tenant;

import gatehouse.platform.KeyedHash;
import gatehouse.platform.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;

/** The keys by which a tenant's programmes name themselves: a few of each kind, so that one can follow another. */
@ApplicationScoped
@Transactional
public class ApiKeys {
    /** Of one kind. */
    static final int MOST = 10;

    private final KeyedHash keyedHash;
    private final Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    ApiKeys(KeyedHash keyedHash, Clock clock) {
        this.keyedHash = keyedHash;
        this.clock = clock;
    }

    /** What came of giving or retiring one. */
    public enum Change {
        DONE,
        /** No such tenant or key. */
        MISSING,
        /** There are as many as there may be. */
        TOO_MANY,
        /** Without it no programme of the tenant could call. */
        LAST
    }

    /** Oldest first. */
    public List<ApiKey> of(long tenantId) {
        return entities.createQuery(
                        "select k from ApiKey k where k.tenantId = :tenant order by k.created, k.keyHash", ApiKey.class)
                .setParameter("tenant", tenantId)
                .getResultList();
    }

    /** @param tenant with its row locked */
    @Transactional(TxType.MANDATORY)
    public Change add(Tenant tenant, ApiKey.Kind kind, Secret key) {
        if (count(tenant, kind) >= MOST) {
            return Change.TOO_MANY;
        }
        entities.persist(new ApiKey(hash(key), tenant.id(), kind, clock.instant()));
        return Change.DONE;
    }

    /** From the next call on nobody comes in with it. @param tenant with its row locked */
    @Transactional(TxType.MANDATORY)
    public Change retire(Tenant tenant, String id) {
        return of(tenant.id()).stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .map(key -> retire(tenant, key))
                .orElse(Change.MISSING);
    }

    private Change retire(Tenant tenant, ApiKey key) {
        if (count(tenant, key.kind()) == 1) {
            return Change.LAST;
        }
        entities.remove(key);
        return Change.DONE;
    }

    private long count(Tenant tenant, ApiKey.Kind kind) {
        return of(tenant.id()).stream().filter(key -> key.kind() == kind).count();
    }

    /** By which a key is known that nobody can be shown any more. */
    public String idOf(Secret key) {
        return ApiKey.id(hash(key));
    }

    private String hash(Secret key) {
        return keyedHash.hex(ApiKey.PURPOSE, key.reveal());
    }
}
