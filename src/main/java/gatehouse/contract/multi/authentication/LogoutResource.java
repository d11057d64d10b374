package gatehouse.contract.multi.authentication;

import gatehouse.authentication.SignOut;
import gatehouse.contract.multi.call.CurrentMember;
import gatehouse.contract.multi.call.Opens;
import gatehouse.session.TokenKind;
import gatehouse.token.Groups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** {@code POST /logout} (2.1). */
@Path("/logout")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class LogoutResource {
    @Inject
    SignOut signOut;

    @Inject
    CurrentMember current;

    /** 204: the session has ended, with all tokens that came out of the same login. A body is not looked at. */
    @Operation(
            summary = "Sign out",
            description = "Ends the session and all tokens that came out of the same login. A body is not looked at.")
    @APIResponse(responseCode = "204", description = "The session has ended")
    @POST
    @RolesAllowed(Groups.CUSTOMER)
    @Opens({TokenKind.ACCESS, TokenKind.AUTH})
    public void logout() {
        signOut.signOutEverywhere(current.session().id(), current.circumstances());
    }
}
