package gatehouse.contract.eclipse.authentication;

import gatehouse.authentication.SignedIn;
import gatehouse.authenticator.password.Weakness;
import gatehouse.contract.eclipse.error.EclipseCode;
import gatehouse.contract.eclipse.error.EclipseErrors;
import gatehouse.contract.eclipse.error.Refuses;
import gatehouse.contract.eclipse.identity.Names;
import gatehouse.door.CurrentCaller;
import gatehouse.recovery.PasswordReset;
import gatehouse.recovery.RequestPasswordReset;
import gatehouse.recovery.ResetPassword;
import gatehouse.recovery.ResetWay;
import gatehouse.subject.NameScope;
import gatehouse.tenant.PasswordPreset;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Password change by whoever holds the customer's phone (rows 11 and 12). */
@Path("/global/identities/{identity}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PasswordChangeResource {
    @Inject
    RequestPasswordReset request;

    @Inject
    ResetPassword reset;

    @Inject
    CurrentCaller current;

    @Inject
    EclipseErrors errors;

    @Operation(
            summary = "Ask for a code to change the password",
            description =
                    "Sends a one-time PIN or a link to the phone of the identity's customer. The answer is the same"
                            + " for every name, and when nothing was sent.")
    @APIResponse(
            responseCode = "204",
            description = "Where there is such an identity with a phone, a code is on its way")
    @Refuses(EclipseCode.RATE_LIMITED)
    @POST
    @Path("/password-change-init")
    @PermitAll
    public Response init(@PathParam("identity") String identity, @Valid PasswordChangeInitRequest body) {
        ResetWay way = body.type().equals("OTP") ? ResetWay.CODE : ResetWay.LINK;
        Optional<Duration> wait =
                request.request(NameScope.GLOBAL, Names.identity(identity), way, current.circumstances());
        return wait.map(retryAfter -> errors.response(EclipseCode.RATE_LIMITED, retryAfter))
                .orElseGet(() -> Response.noContent().build());
    }

    @Operation(
            summary = "Change the password by a code",
            description =
                    "Takes the one-time PIN, or what came with the link, and the new password. All sessions of the"
                            + " identity end.")
    @APIResponse(responseCode = "204", description = "The password is changed; sign in with it")
    @Refuses({
        EclipseCode.INCORRECT_CODE,
        EclipseCode.INVALID_FIELD,
        EclipseCode.INVALID_ARGUMENT,
        EclipseCode.RATE_LIMITED
    })
    @POST
    @Path("/password-change")
    @PermitAll
    public Response change(@PathParam("identity") String identity, @Valid PasswordChangeRequest body) {
        ResetPassword.Attempt attempt = new ResetPassword.Attempt(
                NameScope.GLOBAL, Names.identity(identity), body.hash(), body.password(), Optional.empty());
        return reset.reset(attempt, current.circumstances()).as(new PasswordReset.Cases<>() {
            @Override
            public Response done(Optional<SignedIn> none) {
                return Response.noContent().build();
            }

            @Override
            public Response refused() {
                return errors.response(EclipseCode.INCORRECT_CODE);
            }

            @Override
            public Response inactive() {
                return refused();
            }

            @Override
            public Response neverSet() {
                return refused();
            }

            @Override
            public Response unfit(Weakness weakness, PasswordPreset preset) {
                return errors.unfit(weakness, preset);
            }

            @Override
            public Response tooMany(Duration retryAfter) {
                return errors.response(EclipseCode.RATE_LIMITED, retryAfter);
            }

            @Override
            public Response overloaded(Duration retryAfter) {
                return errors.response(EclipseCode.RATE_LIMITED, retryAfter);
            }
        });
    }
}
