package gatehouse.contract.eclipse.identity;

import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.contract.eclipse.error.EclipseCode;
import gatehouse.contract.eclipse.error.Refuses;
import gatehouse.door.CurrentCaller;
import gatehouse.platform.http.failure.InvalidCall;
import gatehouse.subject.PartyId;
import gatehouse.token.Groups;
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

/**
 * The identities of an admin or system user (row 16), in the shapes and under the rules of customers'. Staff read and
 * change their own; whoever works with admin users does the rest, unless the admin user may more than they do.
 */
@Path("/tenants/{tenantId}/admin-users/{adminUserId}/identities")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AdminIdentitiesResource {
    @PathParam("tenantId")
    Long tenantId;

    @PathParam("adminUserId")
    Long adminUserId;

    @Inject
    IdentityCalls calls;

    @Inject
    CurrentCaller current;

    @Operation(
            summary = "Create an identity of an admin user",
            description = "A key is added later, after its owner has set a password.")
    @APIResponseSchema(
            value = IdentityResponse.class,
            responseDescription = "The identity; qrCode and totpUri are shown here once, where a TOTP was asked for")
    @Refuses({EclipseCode.INVALID_ARGUMENT, EclipseCode.RATE_LIMITED})
    @POST
    @RolesAllowed(Groups.STAFF)
    public Response create(@Valid IdentityRequest body) {
        Caller caller = allowed(Permission.CREATE_ADMIN_IDENTITY);
        if (body.base64EncodedPublicKey() != null) {
            throw InvalidCall.of(
                    "base64EncodedPublicKey",
                    "Null",
                    "must be null: the key is added after the first password was set");
        }
        return calls.create(caller, tenantId, adminUser(), body);
    }

    @Operation(
            summary = "List the identities of an admin user",
            description = "Never a password, a key or the secret of a TOTP. Staff see their own.")
    @GET
    @RolesAllowed(Groups.STAFF)
    @Consumes(MediaType.WILDCARD)
    public List<IdentityResponse> list() {
        allowed(Permission.READ_ADMIN_IDENTITIES);
        return calls.list(tenantId, adminUser());
    }

    @Operation(
            summary = "Change an identity of an admin user",
            description = "What the body does not name stays. Staff change their own.")
    @APIResponseSchema(
            value = IdentityResponse.class,
            responseDescription = "The identity as it is now; qrCode and totpUri where a TOTP was asked for")
    @Refuses({EclipseCode.INVALID_ARGUMENT, EclipseCode.RATE_LIMITED})
    @PUT
    @Path("/{identity}")
    @RolesAllowed(Groups.STAFF)
    public Response change(@PathParam("identity") String identity, @Valid IdentityRequest body) {
        return calls.change(allowed(Permission.CHANGE_ADMIN_IDENTITY), tenantId, adminUser(), identity, body);
    }

    @Operation(
            summary = "Delete an identity of an admin user",
            description = "Its sessions end, and its name is free again.")
    @APIResponse(responseCode = "204", description = "The identity is gone")
    @Refuses({EclipseCode.INVALID_ARGUMENT, EclipseCode.RATE_LIMITED})
    @DELETE
    @Path("/{identity}")
    @RolesAllowed(Groups.STAFF)
    @Consumes(MediaType.WILDCARD)
    public Response delete(@PathParam("identity") String identity) {
        return calls.delete(allowed(Permission.DELETE_ADMIN_IDENTITY), tenantId, adminUser(), identity);
    }

    private PartyId adminUser() {
        return PartyId.adminUser(adminUserId);
    }

    private Caller allowed(Permission permission) {
        return current.allowed(permission, Target.of(tenantId, adminUser()));
    }
}
