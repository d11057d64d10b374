package gatehouse.contract.eclipse.identity;

import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.contract.eclipse.error.EclipseCode;
import gatehouse.contract.eclipse.error.Refuses;
import gatehouse.door.CurrentCaller;
import gatehouse.subject.PartyId;
import gatehouse.token.Groups;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The identities of a customer (rows 7 to 10): a password, and a key, a passkey or a TOTP beside it. */
@Path("/tenants/{tenantId}/customers/{customerId}/identities")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class IdentitiesResource {
    @PathParam("tenantId")
    Long tenantId;

    @PathParam("customerId")
    Long customerId;

    @Inject
    IdentityCalls calls;

    @Inject
    CardAccessIdentity cardAccess;

    @Inject
    CurrentCaller current;

    /**
     * Open to callers without a token, because the contract has a case for them; there is none for an identity with a
     * password (5.11).
     */
    @Operation(
            summary = "Create an identity",
            description =
                    "A name to sign in with, its password, and a key or a TOTP beside it. The name CAP stands for the"
                            + " card access password of the customer: with a token it is given or set; without one, a call"
                            + " without password sends a code to the customer's phone, and the same call with otp and password"
                            + " sets it. Any other name needs a token.")
    @APIResponseSchema(
            value = IdentityResponse.class,
            responseDescription = "The identity; qrCode and totpUri are shown here once, where a TOTP was asked for")
    @Refuses({EclipseCode.INVALID_ARGUMENT, EclipseCode.INCORRECT_CODE, EclipseCode.NO_RIGHTS, EclipseCode.RATE_LIMITED
    })
    @POST
    @PermitAll
    public Response create(@Valid IdentityRequest body) {
        if (CardAccessIdentity.isMeantBy(body.identity())) {
            return cardAccess.create(tenantId, customerId, body);
        }
        return calls.create(allowed(Permission.CREATE_IDENTITY), tenantId, customer(), body);
    }

    @Operation(
            summary = "List the identities of a customer",
            description = "Never a password, a key or the secret of a TOTP. Customers see their own.")
    @GET
    @RolesAllowed({Groups.STAFF, Groups.CUSTOMER})
    @Consumes(MediaType.WILDCARD)
    public List<IdentityResponse> list() {
        allowed(Permission.READ_IDENTITIES);
        return calls.list(tenantId, customer());
    }

    @Operation(
            summary = "Change an identity",
            description = "What the body does not name stays. hasPublicKey or totp with false take that factor away.")
    @APIResponseSchema(
            value = IdentityResponse.class,
            responseDescription = "The identity as it is now; qrCode and totpUri where a TOTP was asked for")
    @Refuses({EclipseCode.INVALID_ARGUMENT, EclipseCode.INCORRECT_CODE, EclipseCode.RATE_LIMITED})
    @PUT
    @Path("/{identity}")
    @RolesAllowed({Groups.STAFF, Groups.CUSTOMER})
    public Response change(@PathParam("identity") String identity, @Valid IdentityRequest body) {
        if (CardAccessIdentity.isMeantBy(identity)) {
            return cardAccess.change(tenantId, customerId, body);
        }
        return calls.change(allowed(Permission.CHANGE_IDENTITY), tenantId, customer(), identity, body);
    }

    @Operation(summary = "Delete an identity", description = "Its sessions end, and its name is free again.")
    @APIResponse(responseCode = "204", description = "The identity is gone")
    @Refuses({EclipseCode.INVALID_ARGUMENT, EclipseCode.RATE_LIMITED})
    @DELETE
    @Path("/{identity}")
    @RolesAllowed({Groups.STAFF, Groups.CUSTOMER})
    @Consumes(MediaType.WILDCARD)
    public Response delete(@PathParam("identity") String identity) {
        if (CardAccessIdentity.isMeantBy(identity)) {
            return cardAccess.delete(tenantId, customerId);
        }
        return calls.delete(allowed(Permission.DELETE_IDENTITY), tenantId, customer(), identity);
    }

    private PartyId customer() {
        return PartyId.customer(customerId);
    }

    private Caller allowed(Permission permission) {
        return current.allowed(permission, Target.of(tenantId, customer()));
    }
}
