package gatehouse.contract.eclipse.identity;

import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
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

    /** 200 with the identity; a key is added later, after its owner has set a password. */
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

    @GET
    @RolesAllowed(Groups.STAFF)
    @Consumes(MediaType.WILDCARD)
    public List<IdentityResponse> list() {
        allowed(Permission.READ_ADMIN_IDENTITIES);
        return calls.list(tenantId, adminUser());
    }

    /** 200 with the identity as it is now; what the body does not name stays. */
    @PUT
    @Path("/{identity}")
    @RolesAllowed(Groups.STAFF)
    public Response change(@PathParam("identity") String identity, @Valid IdentityRequest body) {
        return calls.change(allowed(Permission.CHANGE_ADMIN_IDENTITY), tenantId, adminUser(), identity, body);
    }

    /** 204; its sessions end. */
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
