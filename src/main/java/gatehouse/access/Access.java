package gatehouse.access;

import gatehouse.subject.Role;
import gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Rules on requests by the {@link PermissionTable} of the tenant that they are about. A caller brings the one of the own
 * tenant along, as read with the session; only who may reach other tenants costs a look at theirs.
 */
@ApplicationScoped
public class Access {
    private final Tenants tenants;

    @Inject
    public Access(Tenants tenants) {
        this.tenants = tenants;
    }

    public Ruling rule(Caller caller, Permission permission, Target target) {
        Territory where = territory(caller, target.tenantId());
        return where.permissions().rule(caller, permission, where, target.party());
    }

    public boolean allows(Caller caller, Permission permission, Target target) {
        return rule(caller, permission, target) == Ruling.ALLOWED;
    }

    /**
     * Whether the caller's own role is allowed at this tenant whatever the other role is: nobody may give away more than
     * they have, nor make themselves at home in an account that may more.
     */
    public boolean isAtLeast(Caller caller, Role other, long tenantId) {
        return territory(caller, tenantId).permissions().isAtLeast(caller.role(), other);
    }

    /** Which roles are permitted what at a tenant. */
    public PermissionTable permissionsAt(long tenantId) {
        return elsewhere(tenantId).permissions();
    }

    private Territory territory(Caller caller, long tenantId) {
        return switch (caller.role().scope()) {
            case GLOBAL, INSTITUTION -> tenantId == caller.tenantId() ? caller.home() : elsewhere(tenantId);
            // Nothing of another tenant is ever theirs, so it does not matter what is allowed there.
            case TENANT, ORGANISATION -> tenantId == caller.tenantId() ? caller.home() : Territory.plain(tenantId);
        };
    }

    private Territory elsewhere(long tenantId) {
        return tenants.find(tenantId).map(Territory::of).orElseGet(() -> Territory.plain(tenantId));
    }
}
