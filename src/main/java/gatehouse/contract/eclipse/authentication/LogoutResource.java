package gatehouse.contract.eclipse.authentication;

import gatehouse.authentication.SignOut;
import gatehouse.contract.eclipse.error.EclipseCode;
import gatehouse.contract.eclipse.error.EclipseErrors;
import gatehouse.contract.eclipse.error.Refuses;
import gatehouse.door.CurrentCaller;
import gatehouse.door.EvenWhenSignedOut;
import gatehouse.token.Groups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Logout (row 5). */
@Path("/authentication/logout")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class LogoutResource {
    @Inject
    SignOut signOut;

    @Inject
    CurrentCaller current;

    @Inject
    EclipseErrors errors;

    /** 204 when every token of the session is dead, also the second time; 401 when the body has another session's token. */
    @Operation(
            summary = "Sign out",
            description = "Ends the session: every token of it is refused afterwards. Signing out twice is no mistake.")
    @APIResponse(responseCode = "204", description = "The session has ended")
    @Refuses({})
    @POST
    @RolesAllowed({Groups.STAFF, Groups.CUSTOMER})
    @EvenWhenSignedOut
    public Response logout(@Valid JwtRequest request) {
        boolean ended = signOut.signOut(current.session().orElseThrow(), request.jwt(), current.circumstances());
        return ended
                ? Response.noContent().build()
                : errors.response(
                        EclipseCode.NOT_SIGNED_IN,
                        Optional.of("The token in the body belongs to another session than the one in the header"));
    }
}
