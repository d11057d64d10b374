package gatehouse.staff;

import gatehouse.access.Access;
import gatehouse.access.Caller;
import gatehouse.staff.AdminUserOutcome.Refused;
import gatehouse.subject.Role;
import gatehouse.tenant.Tenant;
import gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Who may give which role to somebody at which tenant. */
@ApplicationScoped
class Grants {
    private final Tenants tenants;
    private final Access access;

    @Inject
    Grants(Tenants tenants, Access access) {
        this.tenants = tenants;
        this.access = access;
    }

    /** Why the caller may not give this role there; empty when they may. */
    Optional<AdminUserOutcome> objection(Caller caller, Role role, long tenantId) {
        Optional<Tenant> tenant = tenants.find(tenantId);
        if (tenant.isEmpty()) {
            return Optional.of(Refused.MISSING);
        }
        if (!hasPlaceAt(role, tenant.get())) {
            return Optional.of(Refused.MISPLACED);
        }
        return access.isAtLeast(caller, role, tenantId) ? Optional.empty() : Optional.of(Refused.OUTRANKED);
    }

    /** The operator's people are of the platform's own tenant, those of an institution of one that belongs to it. */
    private static boolean hasPlaceAt(Role role, Tenant tenant) {
        boolean platform = tenant.id() == Tenant.PLATFORM;
        return switch (role.scope()) {
            case GLOBAL -> platform;
            case INSTITUTION -> !platform && tenant.institution().isPresent();
            case TENANT -> !platform;
            case ORGANISATION -> false;
        };
    }
}
