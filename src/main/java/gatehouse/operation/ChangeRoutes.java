package gatehouse.operation;

import gatehouse.access.Caller;
import gatehouse.access.Target;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.message.route.Route;
import gatehouse.message.route.Routes;
import gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Replaces the routes of a tenant's messages. */
@ApplicationScoped
public class ChangeRoutes {
    private final Tenants tenants;
    private final Routes routes;
    private final Event<Occurrence> occurrences;

    @Inject
    ChangeRoutes(Tenants tenants, Routes routes, Event<Occurrence> occurrences) {
        this.tenants = tenants;
        this.routes = routes;
        this.occurrences = occurrences;
    }

    /** @return false when there is no such tenant */
    @Transactional
    public boolean replace(Caller caller, long tenantId, List<Route> wanted, Circumstances circumstances) {
        return tenants.lock(tenantId)
                .map(tenant -> {
                    routes.replace(tenantId, wanted);
                    occurrences.fire(Occurrence.about(
                            caller, Target.tenant(tenantId), Action.CHANGE_ROUTES, "DONE", circumstances));
                    return tenant;
                })
                .isPresent();
    }
}
