package gatehouse.subject;

import gatehouse.tenant.Population;

/** Within what a login name is unique: everywhere, or one tenant. */
public record NameScope(String key) {
    /** All tenants share one name space, because a login does not say the tenant. */
    public static final NameScope GLOBAL = new NameScope("GLOBAL");

    /** Whether only callers who name the tenant, by a key that it gave them, can ask for names within this. */
    public boolean isOfOneTenant() {
        return !equals(GLOBAL);
    }

    public static NameScope of(Population population) {
        return switch (population.nameScope()) {
            case GLOBAL -> GLOBAL;
            case TENANT -> new NameScope(Long.toString(population.tenantId()));
        };
    }
}
