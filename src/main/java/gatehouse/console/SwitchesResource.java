package gatehouse.console;

import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.console.confirmation.Guarded;
import gatehouse.door.CurrentCaller;
import gatehouse.operation.SwitchMaintenance;
import gatehouse.operation.TurnSwitch;
import gatehouse.tenant.Maintenance;
import gatehouse.tenant.Population;
import gatehouse.tenant.Tenant;
import gatehouse.tenant.Tenants;
import gatehouse.token.Groups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;

/** A tenant, and what a GLOBAL_ADMIN turns on and off there: maintenance, the limits of its calls, and what it tells strangers. */
@Path("/tenants/{tenantId}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SwitchesResource {
    @PathParam("tenantId")
    Long tenantId;

    @Inject
    SwitchMaintenance switchMaintenance;

    @Inject
    TurnSwitch turnSwitch;

    @Inject
    Maintenance maintenance;

    @Inject
    Tenants tenants;

    @Inject
    CurrentCaller current;

    /**
     * @param maintenance on also while the whole server is under maintenance
     * @param populations under whose policies its people live
     */
    public record TenantResponse(
            long id, String name, String institution, Instant created, boolean maintenance, List<String> populations) {}

    /** How a switch stands, or shall stand. */
    public record Switch(@NotNull Boolean on) {}

    /** 404 for a tenant that there is not. */
    @GET
    @RolesAllowed(Groups.STAFF)
    @Consumes(MediaType.WILDCARD)
    public TenantResponse read() {
        Tenant known = tenant(Permission.READ_TENANT);
        return new TenantResponse(
                known.id(),
                known.name(),
                known.institution().orElse(null),
                known.created(),
                maintenance.isOn(tenantId),
                tenants.populations(tenantId).stream().map(Population::name).toList());
    }

    /** On also while the whole server is under maintenance. */
    @GET
    @Path("/maintenance")
    @RolesAllowed("GLOBAL_ADMIN")
    @Consumes(MediaType.WILDCARD)
    public Switch readMaintenance() {
        tenant(Permission.SWITCH_MAINTENANCE);
        return new Switch(maintenance.isOn(tenantId));
    }

    /** 200 with what was asked for; holds on every node from the next call on. */
    @PUT
    @Path("/maintenance")
    @RolesAllowed("GLOBAL_ADMIN")
    @Guarded
    public Switch turnMaintenance(@Valid Switch wanted) {
        Caller caller = current.allowed(Permission.SWITCH_MAINTENANCE, Target.tenant(tenantId));
        return answer(switchMaintenance.turn(caller, tenantId, wanted.on(), current.circumstances()), wanted);
    }

    @GET
    @Path("/call-limits")
    @RolesAllowed("GLOBAL_ADMIN")
    @Consumes(MediaType.WILDCARD)
    public Switch readCallLimits() {
        return new Switch(tenant(Permission.SWITCH_CALL_LIMITS).limitsCalls());
    }

    /** 100 calls a minute, 1,000 an hour and 10,000 a day, of the tenant's programme and of each of its subjects, or any. */
    @PUT
    @Path("/call-limits")
    @RolesAllowed("GLOBAL_ADMIN")
    @Guarded
    public Switch turnCallLimits(@Valid Switch wanted) {
        return turn(Permission.SWITCH_CALL_LIMITS, TurnSwitch.Of.CALL_LIMITS, wanted);
    }

    @GET
    @Path("/unknown-accounts")
    @RolesAllowed(Groups.STAFF)
    @Consumes(MediaType.WILDCARD)
    public Switch readUnknownAccounts() {
        return new Switch(tenant(Permission.READ_POLICIES).tellsUnknownAccounts());
    }

    /** Whether who asks the multi door for a code to an address is told that nobody has it, or all are answered alike. */
    @PUT
    @Path("/unknown-accounts")
    @RolesAllowed("GLOBAL_ADMIN")
    @Guarded
    public Switch turnUnknownAccounts(@Valid Switch wanted) {
        return turn(Permission.CHANGE_POLICIES, TurnSwitch.Of.UNKNOWN_ACCOUNTS, wanted);
    }

    private Switch turn(Permission permission, TurnSwitch.Of what, Switch wanted) {
        Caller caller = current.allowed(permission, Target.tenant(tenantId));
        return answer(turnSwitch.turn(caller, tenantId, what, wanted.on(), current.circumstances()), wanted);
    }

    private Tenant tenant(Permission permission) {
        current.allowed(permission, Target.tenant(tenantId));
        return tenants.find(tenantId).orElseThrow(NotFoundException::new);
    }

    private static Switch answer(boolean done, Switch wanted) {
        if (!done) {
            throw new NotFoundException();
        }
        return wanted;
    }
}
