package gatehouse.access;

import gatehouse.tenant.Tenant;
import java.util.Optional;

/**
 * A tenant as the rules see it: which group it belongs to, and who may do what there.
 *
 * @param institution empty for a tenant that belongs to none
 */
public record Territory(long tenantId, Optional<String> institution, PermissionTable permissions) {
    static Territory of(Tenant tenant) {
        return new Territory(tenant.id(), tenant.institution(), PermissionTable.of(tenant));
    }

    /** A tenant without an institution that changed nothing; what does not exist looks the same. */
    public static Territory plain(long tenantId) {
        return new Territory(tenantId, Optional.empty(), PermissionTable.DEFAULTS);
    }

    boolean isOfSameInstitutionAs(Territory other) {
        return institution.isPresent() && institution.equals(other.institution);
    }
}
