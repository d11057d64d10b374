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
 * The passkeys of an identity of staff, as those of customers' identities. Staff register their own while they are signed
 * in; colleagues of at least their rank take a lost one away.
 */
@Path("/tenants/{tenantId}/admin-users/{adminUserId}/identities/{identity}/passkeys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class AdminPasskeysResource {
    @PathParam("tenantId")
    Long tenantId;

    @PathParam("adminUserId")
    Long adminUserId;

    @PathParam("identity")
    String identity;

    @Inject
    PasskeyCalls calls;

    @Inject
    CurrentCaller current;

    @Operation(
            summary = "List the passkeys of an identity of an admin user",
            description = "Oldest first. Staff see their own.")
    @GET
    @RolesAllowed(Groups.STAFF)
    public List<PasskeyResponse> list() {
        allowed(Permission.READ_ADMIN_IDENTITIES);
        return calls.list(tenantId, owner(), identity);
    }

    @Operation(
            summary = "Remove a passkey of an admin user",
            description =
                    "All other sessions of the identity end. Its owner's only way to sign in stays, unless the tenant"
                            + " removes it.")
    @APIResponse(responseCode = "204", description = "The passkey is gone")
    @Refuses({EclipseCode.INVALID_ARGUMENT, EclipseCode.NO_RIGHTS})
    @DELETE
    @Path("/{passkeyId}")
    @RolesAllowed(Groups.STAFF)
    public Response remove(@PathParam("passkeyId") String passkeyId) {
        return calls.remove(allowed(Permission.CHANGE_ADMIN_IDENTITY), tenantId, owner(), identity, passkeyId);
    }

    private PartyId owner() {
        return PartyId.adminUser(adminUserId);
    }

    private Caller allowed(Permission permission) {
        return current.allowed(permission, Target.of(tenantId, owner()));
    }
}
