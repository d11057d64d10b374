package gatehouse.staff;

import gatehouse.access.Caller;
import gatehouse.access.PermissionChanges;
import gatehouse.access.Target;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.tenant.Tenant;
import gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/**
 * A tenant decides which roles may do what there, within what the defaults allow. Every call reads it, so it holds from
 * the next call on, whatever token that has.
 */
@ApplicationScoped
public class ChangePermissions {
    private final Tenants tenants;
    private final Event<Occurrence> occurrences;

    @Inject
    ChangePermissions(Tenants tenants, Event<Occurrence> occurrences) {
        this.tenants = tenants;
        this.occurrences = occurrences;
    }

    /** @return false when there is no such tenant; that of the platform itself is not changed */
    @Transactional
    public boolean change(Caller caller, long tenantId, PermissionChanges changes, Circumstances circumstances) {
        if (tenantId == Tenant.PLATFORM) {
            return false;
        }
        return tenants.lock(tenantId)
                .map(tenant -> {
                    tenant.permit(changes.text());
                    occurrences.fire(Occurrence.about(
                            caller, Target.tenant(tenantId), Action.CHANGE_PERMISSIONS, "DONE", circumstances));
                    return tenant;
                })
                .isPresent();
    }
}
