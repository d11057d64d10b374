package gatehouse.subject;

import gatehouse.tenant.LockoutPolicy;
import gatehouse.tenant.Population;
import gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * What holds for names that nobody has. They are locked as those of customers are, because a lock that comes sooner or later
 * would tell which names there are.
 */
@ApplicationScoped
public class Strangers {
    private final Tenants tenants;

    @Inject
    public Strangers(Tenants tenants) {
        this.tenants = tenants;
    }

    /** That of the tenant's consumers, where the name belongs to a tenant; the usual one where nobody can tell to which. */
    public LockoutPolicy lockoutWithin(NameScope scope) {
        return scope.tenantId()
                .map(tenant -> tenants.population(tenant, Population.CONSUMERS).lockout())
                .orElse(LockoutPolicy.DEFAULT);
    }
}
