package gatehouse.subject;

import gatehouse.tenant.Population;
import gatehouse.tenant.Tenant;
import java.util.Optional;

/** Within what a login name is unique: everywhere, or one tenant. */
public record NameScope(String key) {
    /** All tenants share one name space, because a login does not say the tenant. */
    public static final NameScope GLOBAL = new NameScope("GLOBAL");

    /** Whether the same name may belong to others at other tenants. */
    public boolean isOfOneTenant() {
        return !equals(GLOBAL);
    }

    /** @return empty where all tenants share the names */
    Optional<Long> tenantId() {
        return isOfOneTenant() ? Optional.of(Long.valueOf(key)) : Optional.empty();
    }

    public static NameScope of(Population population) {
        return switch (population.nameScope()) {
            case GLOBAL -> GLOBAL;
            case TENANT -> ofTenant(population.tenantId());
        };
    }

    /** Within what the names of those are unique who sign in by e-mail. */
    public static NameScope of(Tenant tenant) {
        return ofTenant(tenant.id());
    }

    private static NameScope ofTenant(long tenantId) {
        return new NameScope(Long.toString(tenantId));
    }
}
