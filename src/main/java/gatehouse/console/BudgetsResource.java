package gatehouse.console;

import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.console.confirmation.Guarded;
import gatehouse.door.CurrentCaller;
import gatehouse.message.budget.Budgets;
import gatehouse.message.budget.Spending;
import gatehouse.message.budget.Stop;
import gatehouse.message.budget.Stops;
import gatehouse.message.budget.Text;
import gatehouse.operation.ChangeBudgets;
import gatehouse.tenant.Tenants;
import gatehouse.token.Groups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;

/** How many texts a tenant pays for, where they may go, and where its codes are stopped because too few come back. */
@Path("/tenants/{tenantId}/budgets")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class BudgetsResource {
    @PathParam("tenantId")
    Long tenantId;

    @Inject
    ChangeBudgets change;

    @Inject
    Budgets budgets;

    @Inject
    Stops stops;

    @Inject
    Spending spending;

    @Inject
    Tenants tenants;

    @Inject
    CurrentCaller current;

    /**
     * @param heldToday texts that were held back since midnight, UTC, whatever the reason
     * @param stopped countries that codes do not go to, by their prefixes
     */
    public record BudgetsResponse(BudgetFields budget, long heldToday, List<StopResponse> stopped) {}

    /**
     * A country that codes do not go to.
     *
     * @param codes which: those that anybody can have sent to any number, or those to people whom the tenant knows
     * @param sent how many codes had been sent there in the window
     * @param used how many of them had come back
     */
    public record StopResponse(String prefix, Text.Kind codes, Instant since, int sent, int used) {
        static StopResponse of(Stop stop) {
            return new StopResponse(stop.prefix(), stop.codes(), stop.since(), stop.sent(), stop.used());
        }
    }

    /** 200, with the defaults where nothing was changed; 404 for a tenant that is none. */
    @GET
    @RolesAllowed(Groups.STAFF)
    @Consumes(MediaType.WILDCARD)
    public BudgetsResponse read() {
        current.allowed(Permission.READ_BUDGETS, Target.tenant(tenantId));
        tenants.find(tenantId).orElseThrow(NotFoundException::new);
        return now();
    }

    /** 200 with what holds from the next text on, on every node; 400 for what is out of range; 404 for a tenant that is none. */
    @PUT
    @RolesAllowed(Groups.STAFF)
    @Guarded
    public BudgetsResponse replace(@NotNull @Valid BudgetFields wanted) {
        Caller caller = current.allowed(Permission.CHANGE_BUDGETS, Target.tenant(tenantId));
        if (!change.replace(caller, tenantId, wanted.budget(), current.circumstances())) {
            throw new NotFoundException();
        }
        return now();
    }

    /** 204: codes go there again, and are counted from nothing; 404 when they were not stopped. */
    @DELETE
    @Path("/stops/{prefix}")
    @RolesAllowed(Groups.STAFF)
    @Guarded
    @Consumes(MediaType.WILDCARD)
    public void lift(@PathParam("prefix") String prefix) {
        Caller caller = current.allowed(Permission.CHANGE_BUDGETS, Target.tenant(tenantId));
        if (!change.lift(caller, tenantId, prefix, current.circumstances())) {
            throw new NotFoundException();
        }
    }

    private BudgetsResponse now() {
        return new BudgetsResponse(
                BudgetFields.of(budgets.of(tenantId)),
                spending.heldToday(tenantId),
                stops.of(tenantId).stream().map(StopResponse::of).toList());
    }
}
