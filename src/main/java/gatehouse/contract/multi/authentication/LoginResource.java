package gatehouse.contract.multi.authentication;

import gatehouse.authentication.Proofs;
import gatehouse.authentication.SecondFactor;
import gatehouse.authentication.SignIn;
import gatehouse.authentication.SignInOutcome;
import gatehouse.authentication.SignedIn;
import gatehouse.contract.multi.call.CurrentMember;
import gatehouse.contract.multi.error.Refusal;
import gatehouse.contract.multi.error.Refuses;
import gatehouse.contract.multi.wire.TokenOnly;
import gatehouse.door.Audience;
import gatehouse.session.Session;
import gatehouse.subject.Customer;
import gatehouse.subject.Customers;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.LoginName;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** {@code POST /login_with_password} (2.1, 3.2), for everybody: said of the class, as at the other door. */
@Path("/login_with_password")
@RequestScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class LoginResource {
    @Inject
    SignIn signIn;

    @Inject
    Customers customers;

    @Inject
    CurrentMember current;

    /**
     * 200 with a token; 403 without a body for whatever is wrong; 409 with a token that is good for one change of an
     * expired password; 423 after too many failures in a row, for known and unknown addresses alike; 429.
     */
    @Operation(
            summary = "Sign in",
            description =
                    "With e-mail address and password. Whatever is wrong is forbidden without a word; after too many"
                            + " failures in a row an address is locked, whether it is known or not.")
    @APIResponseSchema(value = LoginResponse.class, responseDescription = "Signed in")
    @APIResponse(
            responseCode = "409",
            description = "The password has expired; the token is good for changing it and for nothing else",
            content = @Content(schema = @Schema(implementation = TokenOnly.class)))
    @Refuses(bare = {403, 423})
    @POST
    public Response login(@Valid LoginRequest request) {
        SignIn.Attempt attempt = new SignIn.Attempt(
                current.names(),
                LoginName.ofEmail(new EmailAddress(request.email())),
                Optional.of(request.password().value()),
                Proofs.NONE,
                Audience.MULTI);
        return signIn.signIn(attempt, current.circumstances()).as(new SignInOutcome.Cases<>() {
            @Override
            public Response signedIn(SignedIn signedIn) {
                return Response.ok(LoginResponse.of(signedIn, customer(signedIn.session())))
                        .build();
            }

            @Override
            public Response refused() {
                return Refusal.forbidden();
            }

            @Override
            public Response locked(Instant until) {
                return Refusal.locked();
            }

            /** This login has no place for a second factor: who has one steps up later. */
            @Override
            public Response factorMissing(SecondFactor factor) {
                return Refusal.forbidden();
            }

            @Override
            public Response factorRefused(SecondFactor factor) {
                return Refusal.forbidden();
            }

            @Override
            public Response factorLocked(SecondFactor factor, Instant until) {
                return Refusal.locked();
            }

            @Override
            public Response passwordExpired(Optional<SignedIn> change) {
                return change.map(token -> Response.status(Response.Status.CONFLICT)
                                .entity(TokenOnly.of(token))
                                .build())
                        .orElseGet(Refusal::forbidden);
            }

            @Override
            public Response tooMany(Duration retryAfter) {
                return Refusal.tooMany(retryAfter);
            }

            @Override
            public Response overloaded(Duration retryAfter) {
                return Refusal.tooMany(retryAfter);
            }
        });
    }

    private Customer customer(Session session) {
        return customers.find(session.tenantId(), session.party().number()).orElseThrow();
    }
}
