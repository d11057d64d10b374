package gatehouse.console;

import gatehouse.platform.http.AllowedOrigins;
import gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The origins that tenants let in. A browser's preflight tells no tenant, so one tenant's yes is enough. */
@ApplicationScoped
class TenantOrigins implements AllowedOrigins {
    private final Tenants tenants;

    @Inject
    TenantOrigins(Tenants tenants) {
        this.tenants = tenants;
    }

    @Override
    public boolean allows(String origin) {
        return tenants.isAllowedOrigin(origin);
    }
}
