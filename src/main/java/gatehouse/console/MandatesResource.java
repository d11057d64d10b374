package gatehouse.console;

import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.console.confirmation.Guarded;
import gatehouse.door.CurrentCaller;
import gatehouse.membership.GiveMandate;
import gatehouse.membership.WithdrawMandate;
import gatehouse.token.Groups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code /console/api/tenants/{t}/members/{m}/customers}: a member acts for a further customer, or no longer. */
@Path("/tenants/{tenantId}/members/{memberId}/customers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class MandatesResource {
    @PathParam("tenantId")
    Long tenantId;

    @PathParam("memberId")
    Long memberId;

    @Inject
    GiveMandate giveMandate;

    @Inject
    WithdrawMandate withdrawMandate;

    @Inject
    CurrentCaller current;

    /** The customer to act for. */
    public record Mandate(@NotNull Long customerId) {}

    /**
     * 204, also when the member acts for the customer already; 404 for a member that the tenant does not have, and for a
     * customer who opened no account there.
     */
    @POST
    @RolesAllowed(Groups.STAFF)
    @Guarded
    public void give(@Valid Mandate mandate) {
        Caller caller = current.allowed(Permission.GIVE_MANDATE, Target.customer(tenantId, mandate.customerId()));
        if (!giveMandate.give(caller, tenantId, memberId, mandate.customerId(), current.circumstances())) {
            throw new NotFoundException();
        }
    }

    /**
     * 204: the sessions that act for the customer have ended; 404 for a member that the tenant does not have, and for a
     * customer for whom the tenant did not let them act.
     */
    @DELETE
    @Path("/{customerId}")
    @RolesAllowed(Groups.STAFF)
    @Guarded
    @Consumes(MediaType.WILDCARD)
    public void withdraw(@PathParam("customerId") Long customerId) {
        Caller caller = current.allowed(Permission.WITHDRAW_MANDATE, Target.customer(tenantId, customerId));
        if (!withdrawMandate.withdraw(caller, tenantId, memberId, customerId, current.circumstances())) {
            throw new NotFoundException();
        }
    }
}
