package gatehouse.console;

import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.challenge.Operation;
import gatehouse.door.CurrentCaller;
import gatehouse.platform.http.failure.InvalidCall;
import gatehouse.stepup.TakeOperation;
import gatehouse.token.Groups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code POST /console/api/tenants/{t}/members/{m}/operations}: the tenant carries out what a member confirmed. */
@Path("/tenants/{tenantId}/members/{memberId}/operations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class OperationsResource {
    @PathParam("tenantId")
    Long tenantId;

    @PathParam("memberId")
    Long memberId;

    @Inject
    TakeOperation takeOperation;

    @Inject
    CurrentCaller current;

    /**
     * Money.
     *
     * @param currency of ISO 4217
     * @param amount in the smallest unit of the currency
     */
    public record Amount(
            @NotNull String currency, @NotNull @Min(0) Long amount) {}

    /** What is about to be carried out, as the step-up named it. */
    public record Wanted(
            @NotNull @Valid Amount amount, @NotNull String payee) {
        Operation operation() {
            if (!Operation.isCurrency(amount.currency())) {
                throw InvalidCall.of("amount.currency", "Currency", "must be a code of ISO 4217");
            }
            if (!Operation.isPayee(payee)) {
                throw InvalidCall.of("payee", "Pattern", "must be 1 to 70 visible characters");
            }
            return new Operation(amount.amount(), amount.currency(), payee);
        }
    }

    /**
     * 204 when the member confirmed exactly that, once; 409 when they did not, or not any more, and whatever else they
     * confirmed is void; 404 for a member that the tenant does not have.
     */
    @POST
    @RolesAllowed(Groups.STAFF)
    public void take(@Valid Wanted wanted) {
        Caller caller = current.allowed(Permission.TAKE_OPERATION, Target.tenant(tenantId));
        switch (takeOperation.take(caller, tenantId, memberId, wanted.operation(), current.circumstances())) {
            case TAKEN -> {
                // 204
            }
            case NOT_CONFIRMED -> throw new ClientErrorException(Response.Status.CONFLICT);
            case MISSING -> throw new NotFoundException();
        }
    }
}
