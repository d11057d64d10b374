package gatehouse.contract.eclipse.identity;

import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
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

/** The identities of a customer (rows 7 to 10): password, and a key or a TOTP beside it. */
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
     * 200 with the identity; 400 VAL001 or IAE002 for what will not do, 404 for an unknown customer. Open to callers
     * without a token, because the contract has a case for them; there is none for an identity with a password (5.11).
     */
    @POST
    @PermitAll
    public Response create(@Valid IdentityRequest body) {
        if (CardAccessIdentity.isMeantBy(body.identity())) {
            return cardAccess.create(tenantId, customerId, body);
        }
        return calls.create(allowed(Permission.CREATE_IDENTITY), tenantId, customer(), body);
    }

    @GET
    @RolesAllowed({Groups.STAFF, Groups.CUSTOMER})
    @Consumes(MediaType.WILDCARD)
    public List<IdentityResponse> list() {
        allowed(Permission.READ_IDENTITIES);
        return calls.list(tenantId, customer());
    }

    /** 200 with the identity as it is now; what the body does not name stays. */
    @PUT
    @Path("/{identity}")
    @RolesAllowed({Groups.STAFF, Groups.CUSTOMER})
    public Response change(@PathParam("identity") String identity, @Valid IdentityRequest body) {
        if (CardAccessIdentity.isMeantBy(identity)) {
            return cardAccess.change(tenantId, customerId, body);
        }
        return calls.change(allowed(Permission.CHANGE_IDENTITY), tenantId, customer(), identity, body);
    }

    /** 204; its sessions end. */
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
