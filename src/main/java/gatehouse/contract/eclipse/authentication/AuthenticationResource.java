package gatehouse.contract.eclipse.authentication;

import gatehouse.authentication.Renew;
import gatehouse.authentication.Renewal;
import gatehouse.authentication.SecondFactor;
import gatehouse.authentication.SignIn;
import gatehouse.authentication.SignInOutcome;
import gatehouse.authentication.SignedIn;
import gatehouse.contract.eclipse.error.EclipseCode;
import gatehouse.contract.eclipse.error.EclipseErrors;
import gatehouse.contract.eclipse.error.Refuses;
import gatehouse.contract.eclipse.identity.Names;
import gatehouse.door.Audience;
import gatehouse.door.CurrentCaller;
import gatehouse.door.EvenWhenSignedOut;
import gatehouse.platform.Secret;
import gatehouse.subject.NameScope;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/**
 * Login and renewal (rows 1 and 4), for everybody. That is said of the class: of a method that says so itself Payara checks
 * the token a second time.
 */
@Path("/authentication")
@RequestScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class AuthenticationResource {
    @Inject
    SignIn signIn;

    @Inject
    Renew renew;

    @Inject
    CurrentCaller current;

    @Inject
    EclipseErrors errors;

    /**
     * 200 with a token; 401 USR002 for whatever is wrong or locked, USR901 or USR902 for a TOTP or a challenge response
     * that is missing, USR903 for an expired password; 429 RLT001.
     */
    @Operation(
            summary = "Sign in",
            description = "With password, and with the key's answer or the TOTP where the identity has one, all in one"
                    + " body. Which factor is missing is told only to who knows the password.")
    @APIResponseSchema(value = JwtResponse.class, responseDescription = "Signed in: a token and its session")
    @Refuses({
        EclipseCode.INCORRECT_PASSWORD,
        EclipseCode.TOTP_NEEDED,
        EclipseCode.CHALLENGE_RESPONSE_NEEDED,
        EclipseCode.PASSWORD_EXPIRED,
        EclipseCode.RATE_LIMITED
    })
    @POST
    @Path("/login")
    public Response login(@Valid LoginRequest request) {
        SignIn.Attempt attempt = new SignIn.Attempt(
                NameScope.GLOBAL,
                Names.identity(request.identity()),
                Optional.ofNullable(request.password()),
                ProofFields.proofs(request),
                Audience.ECLIPSE);
        return signIn.signIn(attempt, current.circumstances()).as(new SignInOutcome.Cases<>() {
            @Override
            public Response signedIn(SignedIn signedIn) {
                return Response.ok(JwtResponse.of(signedIn)).build();
            }

            @Override
            public Response refused() {
                return errors.response(EclipseCode.INCORRECT_PASSWORD);
            }

            @Override
            public Response locked(Instant until) {
                return errors.response(EclipseCode.INCORRECT_PASSWORD);
            }

            @Override
            public Response factorMissing(SecondFactor factor) {
                return errors.response(
                        switch (factor) {
                            case CLIENT_KEY, PASSKEY -> EclipseCode.CHALLENGE_RESPONSE_NEEDED;
                            case TOTP -> EclipseCode.TOTP_NEEDED;
                        });
            }

            @Override
            public Response factorRefused(SecondFactor factor) {
                return errors.response(EclipseCode.INCORRECT_PASSWORD);
            }

            @Override
            public Response factorLocked(SecondFactor factor, Instant until) {
                return errors.response(EclipseCode.INCORRECT_PASSWORD);
            }

            @Override
            public Response passwordExpired(Optional<SignedIn> change) {
                return errors.response(EclipseCode.PASSWORD_EXPIRED);
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

    /**
     * 200 with a successor of the token in the body; the Authorization header may be left out (2.2).
     *
     * @param csrf where it is sent, it must belong to the token
     */
    @Operation(
            summary = "Renew a token",
            description =
                    "Gives a successor of the token in the body, in the same session. The Authorization header may"
                            + " be left out; where it is sent, it must be of the same session, and so must renew-csrf.")
    @APIResponseSchema(value = JwtResponse.class, responseDescription = "The next token of the same session")
    @Refuses({})
    @POST
    @Path("/renew")
    @EvenWhenSignedOut
    public Response renew(@Valid JwtRequest request, @HeaderParam(JwtResponse.CSRF_HEADER) String csrf) {
        Optional<Secret> sent = Optional.ofNullable(csrf).map(Secret::of);
        return renew.renew(request.jwt(), Audience.ECLIPSE, current.session(), sent, current.circumstances())
                .as(new Renewal.Cases<>() {
                    @Override
                    public Response renewed(SignedIn signedIn) {
                        return Response.ok(JwtResponse.of(signedIn)).build();
                    }

                    @Override
                    public Response invalid() {
                        return errors.response(EclipseCode.NOT_SIGNED_IN);
                    }

                    @Override
                    public Response ended() {
                        return errors.response(EclipseCode.SESSION_ENDED);
                    }

                    @Override
                    public Response otherSession() {
                        return errors.response(
                                EclipseCode.NOT_SIGNED_IN,
                                Optional.of("The token in the header belongs to another session"));
                    }

                    @Override
                    public Response forged() {
                        return errors.response(
                                EclipseCode.NOT_SIGNED_IN, Optional.of("The renew-csrf header is wrong"));
                    }
                });
    }
}
