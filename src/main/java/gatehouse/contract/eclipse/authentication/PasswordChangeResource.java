package gatehouse.contract.eclipse.authentication;

import gatehouse.authenticator.password.Weakness;
import gatehouse.challenge.Kind;
import gatehouse.contract.eclipse.error.EclipseCode;
import gatehouse.contract.eclipse.error.EclipseErrors;
import gatehouse.contract.eclipse.identity.Names;
import gatehouse.door.CurrentCaller;
import gatehouse.recovery.PasswordReset;
import gatehouse.recovery.RequestPasswordReset;
import gatehouse.recovery.ResetPassword;
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

    /** 204 whatever the name; 429 RLT001 when the address asks too often. */
    @POST
    @Path("/password-change-init")
    @PermitAll
    public Response init(@PathParam("identity") String identity, @Valid PasswordChangeInitRequest body) {
        Kind kind = body.type().equals("OTP") ? Kind.CODE : Kind.LINK;
        Optional<Duration> wait =
                request.request(NameScope.GLOBAL, Names.identity(identity), kind, current.circumstances());
        return wait.map(retryAfter -> errors.response(EclipseCode.RATE_LIMITED, retryAfter))
                .orElseGet(() -> Response.noContent().build());
    }

    /** 204; 400 USR007 for a wrong, used or expired hash or an unknown name, VAL001 for a password that will not do. */
    @POST
    @Path("/password-change")
    @PermitAll
    public Response change(@PathParam("identity") String identity, @Valid PasswordChangeRequest body) {
        return reset.reset(
                        NameScope.GLOBAL,
                        Names.identity(identity),
                        body.hash(),
                        body.password(),
                        current.circumstances())
                .as(new PasswordReset.Cases<>() {
                    @Override
                    public Response done() {
                        return Response.noContent().build();
                    }

                    @Override
                    public Response refused() {
                        return errors.response(EclipseCode.INCORRECT_CODE);
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
