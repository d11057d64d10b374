package gatehouse.operation;

import gatehouse.access.Caller;
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

/** Decides whether the calls of a tenant are counted against the published limits. */
@ApplicationScoped
public class SwitchCallLimits {
    private final Tenants tenants;
    private final Event<Occurrence> occurrences;

    @Inject
    SwitchCallLimits(Tenants tenants, Event<Occurrence> occurrences) {
        this.tenants = tenants;
        this.occurrences = occurrences;
    }

    /** @return false when there is no such tenant; the platform's own has no programme that calls */
    @Transactional
    public boolean turn(Caller caller, long tenantId, boolean on, Circumstances circumstances) {
        if (tenantId == Tenant.PLATFORM) {
            return false;
        }
        return tenants.lock(tenantId)
                .map(tenant -> {
                    tenant.limitCalls(on);
                    occurrences.fire(Occurrence.about(
                            caller,
                            Target.tenant(tenantId),
                            Action.SWITCH_CALL_LIMITS,
                            on ? "ON" : "OFF",
                            circumstances));
                    return tenant;
                })
                .isPresent();
    }
}
