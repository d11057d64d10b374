package gatehouse.contract.eclipse.identity;

import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.contract.eclipse.error.EclipseCode;
import gatehouse.contract.eclipse.error.Refuses;
import gatehouse.door.CurrentCaller;
import gatehouse.subject.PartyId;
import gatehouse.token.Groups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/**
 * The passkeys of an identity. Our own addition: the contract says how one is registered, and not how a lost one is taken
 * away. One is registered by {@code authentication/login-challenges}.
 */
@Path("/tenants/{tenantId}/customers/{customerId}/identities/{identity}/passkeys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class PasskeysResource {
    @PathParam("tenantId")
    Long tenantId;

    @PathParam("customerId")
    Long customerId;

    @PathParam("identity")
    String identity;

    @Inject
    PasskeyCalls calls;

    @Inject
    CurrentCaller current;

    @Operation(summary = "List the passkeys of an identity", description = "Oldest first. Customers see their own.")
    @GET
    @RolesAllowed({Groups.STAFF, Groups.CUSTOMER})
    public List<PasskeyResponse> list() {
        allowed(Permission.READ_IDENTITIES);
        return calls.list(tenantId, owner(), identity);
    }

    @Operation(
            summary = "Remove a passkey",
            description =
                    "All other sessions of the identity end. Its owner's only way to sign in stays, unless the tenant"
                            + " removes it.")
    @APIResponse(responseCode = "204", description = "The passkey is gone")
    @Refuses({EclipseCode.INVALID_ARGUMENT, EclipseCode.NO_RIGHTS})
    @DELETE
    @Path("/{passkeyId}")
    @RolesAllowed({Groups.STAFF, Groups.CUSTOMER})
    public Response remove(@PathParam("passkeyId") String passkeyId) {
        return calls.remove(allowed(Permission.CHANGE_IDENTITY), tenantId, owner(), identity, passkeyId);
    }

    private PartyId owner() {
        return PartyId.customer(customerId);
    }

    private Caller allowed(Permission permission) {
        return current.allowed(permission, Target.of(tenantId, owner()));
    }
}
