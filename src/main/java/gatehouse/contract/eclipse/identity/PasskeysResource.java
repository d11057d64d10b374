package gatehouse.contract.eclipse.identity;

import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.contract.eclipse.error.EclipseCode;
import gatehouse.contract.eclipse.error.EclipseErrors;
import gatehouse.contract.eclipse.error.Refuses;
import gatehouse.door.CurrentCaller;
import gatehouse.passkey.KeptPasskeys;
import gatehouse.passkey.PasskeyRemoval;
import gatehouse.token.Groups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
    private static final String GUARDED =
            "Only the tenant, or the owner in a session that was opened as a login asks for," + " may remove a passkey";
    private static final String LAST =
            "It is the only way to sign in; register another passkey or set a password first";

    @PathParam("tenantId")
    Long tenantId;

    @PathParam("customerId")
    Long customerId;

    @PathParam("identity")
    String identity;

    @Inject
    KeptPasskeys passkeys;

    @Inject
    CurrentCaller current;

    @Inject
    EclipseErrors errors;

    @Operation(summary = "List the passkeys of an identity", description = "Oldest first. Customers see their own.")
    @GET
    @RolesAllowed({Groups.STAFF, Groups.CUSTOMER})
    public List<PasskeyResponse> list() {
        current.allowed(Permission.READ_IDENTITIES, target());
        return passkeys
                .list(tenantId, customerId, Names.identity(identity))
                .orElseThrow(NotFoundException::new)
                .stream()
                .map(PasskeyResponse::of)
                .toList();
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
        Caller caller = current.allowed(Permission.CHANGE_IDENTITY, target());
        return passkeys.remove(
                        caller, tenantId, customerId, Names.identity(identity), id(passkeyId), current.circumstances())
                .as(new PasskeyRemoval.Cases<>() {
                    @Override
                    public Response done() {
                        return Response.noContent().build();
                    }

                    @Override
                    public Response missing() {
                        return errors.response(EclipseCode.NOT_FOUND);
                    }

                    @Override
                    public Response guarded() {
                        return errors.response(EclipseCode.NO_RIGHTS, Optional.of(GUARDED));
                    }

                    @Override
                    public Response last() {
                        return errors.response(EclipseCode.INVALID_ARGUMENT, Optional.of(LAST));
                    }
                });
    }

    private Target target() {
        return Target.customer(tenantId, customerId);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw new NotFoundException(noId);
        }
    }
}
