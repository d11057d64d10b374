package gatehouse.contract.eclipse.session;

import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.contract.eclipse.identity.Names;
import gatehouse.door.CurrentCaller;
import gatehouse.identity.session.IdentitySessions;
import gatehouse.identity.session.IdentitySessions.Whose;
import gatehouse.platform.http.PathId;
import gatehouse.token.Groups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/**
 * The live sessions of an identity, for its owner and the tenant. Not part of the published contract: an addition of this
 * server, so that somebody who lost a device can end what is open on it.
 */
@Path("/tenants/{tenantId}/customers/{customerId}/identities/{identity}/sessions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SessionsResource {
    @PathParam("tenantId")
    Long tenantId;

    @PathParam("customerId")
    Long customerId;

    @PathParam("identity")
    String identity;

    @Inject
    IdentitySessions sessions;

    @Inject
    CurrentCaller current;

    @Operation(
            summary = "List the live sessions of an identity",
            description = "Newest first. Customers see their own.")
    @GET
    @RolesAllowed({Groups.STAFF, Groups.CUSTOMER})
    public List<SessionResponse> list() {
        Caller caller = allowed(Permission.READ_SESSIONS);
        return sessions.list(caller, whose()).orElseThrow(NotFoundException::new).stream()
                .map(SessionResponse::of)
                .toList();
    }

    @Operation(
            summary = "End the other sessions of an identity",
            description = "All but the one that asks; for staff, whose own is none of them, that is all.")
    @APIResponse(responseCode = "204", description = "Every other session is over")
    @DELETE
    @RolesAllowed({Groups.STAFF, Groups.CUSTOMER})
    public void endOthers() {
        Caller caller = allowed(Permission.END_SESSIONS);
        if (!sessions.endOthers(caller, whose(), current.circumstances())) {
            throw new NotFoundException();
        }
    }

    @Operation(
            summary = "End a session of an identity",
            description = "Its tokens are dead at once. The own one may be ended too, which is signing out.")
    @APIResponse(responseCode = "204", description = "The session is over")
    @DELETE
    @Path("/{sessionId}")
    @RolesAllowed({Groups.STAFF, Groups.CUSTOMER})
    public void end(@PathParam("sessionId") String sessionId) {
        Caller caller = allowed(Permission.END_SESSIONS);
        UUID id = PathId.of(sessionId);
        if (!sessions.end(caller, whose(), id, current.circumstances())) {
            throw new NotFoundException();
        }
    }

    private Caller allowed(Permission permission) {
        return current.allowed(permission, Target.customer(tenantId, customerId));
    }

    private Whose whose() {
        return new Whose(tenantId, customerId, Names.identity(identity));
    }
}
