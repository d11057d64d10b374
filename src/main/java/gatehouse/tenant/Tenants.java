package gatehouse.tenant;

import gatehouse.platform.KeyedHash;
import gatehouse.platform.Secret;
import gatehouse.tenant.Population.NameScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The tenants with their populations, keys and allowed origins. */
@ApplicationScoped
public class Tenants {
    /** How strict a tenant starts, so that published samples work as printed in the one that is for trying out. */
    public enum Strictness {
        /** The strong preset of passwords for every population, and limits of calls: what a new tenant gets. */
        STRONG,
        /** Passwords as the published contract of each population says, and no limit of calls: the sandbox's tenant. */
        AS_PUBLISHED
    }

    private final KeyedHash keyedHash;
    private final Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    Tenants(KeyedHash keyedHash, Clock clock) {
        this.keyedHash = keyedHash;
        this.clock = clock;
    }

    /** @return empty when there is no such tenant */
    @Transactional
    public Optional<Tenant> find(long id) {
        return Optional.ofNullable(entities.find(Tenant.class, id));
    }

    /**
     * Some tenants in the order of their numbers.
     *
     * @param institution empty for all; else those that belong to it
     * @param after the last number that was read
     */
    @Transactional
    public List<Tenant> list(Optional<String> institution, long after, int limit) {
        TypedQuery<Tenant> query = entities.createQuery(
                "select t from Tenant t where t.id > :after"
                        + (institution.isPresent() ? " and t.institution = :institution" : "") + " order by t.id",
                Tenant.class);
        institution.ifPresent(group -> query.setParameter("institution", group));
        return query.setParameter("after", after).setMaxResults(limit).getResultList();
    }

    /** The tenant with its row locked until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    public Optional<Tenant> lock(long id) {
        return Optional.ofNullable(entities.find(Tenant.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** @throws IllegalStateException when the tenant has no such population, which no stored subject can cause */
    @Transactional
    public Population population(long tenantId, String name) {
        return findPopulation(tenantId, name)
                .orElseThrow(() -> new IllegalStateException("Tenant " + tenantId + " has no population " + name));
    }

    /** @return empty when the tenant has no such population, for names that a caller brings */
    @Transactional
    public Optional<Population> findPopulation(long tenantId, String name) {
        return Optional.ofNullable(entities.find(Population.class, new Population.Key(tenantId, name)));
    }

    /** All populations of a tenant, by their names; none when there is no such tenant. */
    @Transactional
    public List<Population> populations(long tenantId) {
        return entities.createQuery(
                        "select p from Population p where p.tenantId = :tenant order by p.name", Population.class)
                .setParameter("tenant", tenantId)
                .getResultList();
    }

    /** A new tenant with its four populations, under the next free number. */
    @Transactional
    public Tenant create(String name, Optional<String> institution, Strictness strictness) {
        long id = ((Number) entities.createNativeQuery("select nextval('tenant_number')")
                        .getSingleResult())
                .longValue();
        return createAs(id, name, institution, strictness);
    }

    /** A tenant under a number that is known beforehand: the platform's own and the sandbox's. */
    @Transactional
    public Tenant createAs(long id, String name, Optional<String> institution, Strictness strictness) {
        boolean published = strictness == Strictness.AS_PUBLISHED;
        PasswordPreset eclipse = published ? PasswordPreset.CONTRACT_ECLIPSE : PasswordPreset.NIST;
        PasswordPreset multi = published ? PasswordPreset.CONTRACT_MULTI : PasswordPreset.NIST;
        Tenant tenant = new Tenant(id, name, institution, !published, clock.instant());
        tenant.tellUnknownAccounts(published);
        entities.persist(tenant);
        entities.flush();
        List.of(
                        new Population(id, Population.CUSTOMERS, NameScope.GLOBAL, eclipse, TokenPolicy.RENEWED),
                        new Population(id, Population.STAFF, NameScope.GLOBAL, eclipse, TokenPolicy.RENEWED),
                        new Population(id, Population.CONSUMERS, NameScope.TENANT, multi, TokenPolicy.WHILE_ACTIVE),
                        new Population(id, Population.CORPORATES, NameScope.TENANT, multi, TokenPolicy.WHILE_ACTIVE))
                .forEach(entities::persist);
        return tenant;
    }

    /** Whether any tenant tells strangers who is unknown to it. */
    @Transactional
    public boolean anyTellsUnknownAccounts() {
        return !entities.createQuery("select t.id from Tenant t where t.tellsUnknownAccounts = true", Long.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Stores the keys of a tenant as keyed hashes; whoever made them shows them once. */
    @Transactional
    public void giveKeys(long tenantId, Secret apiKey, Secret programmeKey) {
        entities.persist(new ApiKey(hash(apiKey), tenantId, ApiKey.Kind.API, clock.instant()));
        entities.persist(new ApiKey(hash(programmeKey), tenantId, ApiKey.Kind.PROGRAMME, clock.instant()));
    }

    /** Whose API key this is; empty for one that we never gave out. */
    @Transactional
    public Optional<Tenant> withApiKey(Secret apiKey) {
        return with(apiKey, ApiKey.Kind.API);
    }

    /** Whose programme key this is; empty for one that we never gave out. */
    @Transactional
    public Optional<Tenant> withProgrammeKey(Secret programmeKey) {
        return with(programmeKey, ApiKey.Kind.PROGRAMME);
    }

    private Optional<Tenant> with(Secret key, ApiKey.Kind kind) {
        return entities.createQuery(
                        "select t from Tenant t, ApiKey k where k.keyHash = :hash and k.kind = :kind and t.id = k.tenantId",
                        Tenant.class)
                .setParameter("hash", hash(key))
                .setParameter("kind", kind)
                .getResultStream()
                .findFirst();
    }

    /** Lets the pages of these origins, such as {@code https://app.example.com}, call for the tenant's users. */
    @Transactional
    public void allowOrigins(long tenantId, Collection<String> origins) {
        for (String origin : origins) {
            entities.createNativeQuery(
                            "insert into allowed_origin (origin, tenant_id) values (?1, ?2) on conflict do nothing")
                    .setParameter(1, origin)
                    .setParameter(2, tenantId)
                    .executeUpdate();
        }
    }

    /** Whether any tenant lets this origin in; a browser's preflight tells no tenant. */
    @Transactional
    public boolean isAllowedOrigin(String origin) {
        return !entities.createNativeQuery("select 1 from allowed_origin where origin = ?1")
                .setParameter(1, origin)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    private String hash(Secret key) {
        return keyedHash.hex(ApiKey.PURPOSE, key.reveal());
    }
}
