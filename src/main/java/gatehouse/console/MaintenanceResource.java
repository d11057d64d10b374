package gatehouse.console;

import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.console.SwitchesResource.Switch;
import gatehouse.console.confirmation.Guarded;
import gatehouse.door.CurrentCaller;
import gatehouse.operation.SwitchMaintenance;
import gatehouse.tenant.Maintenance;
import gatehouse.tenant.Tenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Maintenance of the whole server, for a GLOBAL_ADMIN. */
@Path("/maintenance")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MaintenanceResource {
    private static final Target SERVER = Target.tenant(Tenant.PLATFORM);

    @Inject
    SwitchMaintenance switchMaintenance;

    @Inject
    Maintenance maintenance;

    @Inject
    CurrentCaller current;

    @GET
    @RolesAllowed("GLOBAL_ADMIN")
    @Consumes(MediaType.WILDCARD)
    public Switch read() {
        current.allowed(Permission.SWITCH_MAINTENANCE, SERVER);
        return new Switch(maintenance.isOn(Tenant.PLATFORM));
    }

    /** 200 with what was asked for; holds on every node from the next call on. */
    @PUT
    @RolesAllowed("GLOBAL_ADMIN")
    @Guarded
    public Switch turn(@Valid Switch wanted) {
        Caller caller = current.allowed(Permission.SWITCH_MAINTENANCE, SERVER);
        if (!switchMaintenance.turn(caller, Tenant.PLATFORM, wanted.on(), current.circumstances())) {
            throw new NotFoundException();
        }
        return wanted;
    }
}
