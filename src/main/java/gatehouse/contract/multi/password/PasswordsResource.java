package gatehouse.contract.multi.password;

import gatehouse.authentication.SignedIn;
import gatehouse.authenticator.password.Weakness;
import gatehouse.contract.multi.call.CurrentMember;
import gatehouse.contract.multi.call.Opens;
import gatehouse.contract.multi.error.MultiCode;
import gatehouse.contract.multi.error.Refusal;
import gatehouse.contract.multi.error.Refuses;
import gatehouse.credential.ChangePassword;
import gatehouse.credential.CreatePassword;
import gatehouse.credential.JudgePassword;
import gatehouse.credential.PasswordChange;
import gatehouse.credential.PasswordCreation;
import gatehouse.door.Audience;
import gatehouse.platform.http.PathId;
import gatehouse.session.Session;
import gatehouse.session.TokenKind;
import gatehouse.subject.Customer;
import gatehouse.subject.Customers;
import gatehouse.tenant.PasswordPreset;
import gatehouse.token.Groups;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** {@code POST /passwords/...} by who knows the password, or has none yet (2.2, 3.4). */
@Path("/passwords")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PasswordsResource {
    @Inject
    CreatePassword creation;

    @Inject
    ChangePassword change;

    @Inject
    JudgePassword judge;

    @Inject
    Customers customers;

    @Inject
    CurrentMember current;

    /**
     * 200 with a usable token; 403 for a user who was deactivated; 404 for a user that the programme does not have; 409
     * when there is a password, or it will not do; 429 when too many passwords are being hashed.
     *
     * @param user digits
     */
    @Operation(
            summary = "Create the first password",
            description = "Of a user who has none yet. The user is signed in.")
    @APIResponseSchema(value = PasswordResponse.class, responseDescription = "The password is set")
    @Refuses(
            value = {
                MultiCode.PASSWORD_ALREADY_CREATED,
                MultiCode.PASSWORD_TOO_SHORT,
                MultiCode.PASSWORD_TOO_LONG,
                MultiCode.PASSWORD_TOO_SIMPLE
            },
            bare = 404)
    @POST
    @Path("/{user_id}/create")
    @PermitAll
    public Response create(@PathParam("user_id") String user, @Valid PasswordRequest request) {
        CreatePassword.Wish wish = new CreatePassword.Wish(
                current.tenant().id(), PathId.number(user), request.password().value(), Audience.MULTI);
        return creation.create(wish, current.circumstances()).as(new PasswordCreation.Cases<>() {
            @Override
            public Response created(SignedIn signedIn) {
                return done(signedIn);
            }

            @Override
            public Response unknown() {
                throw new NotFoundException();
            }

            @Override
            public Response inactive() {
                return Refusal.forbidden();
            }

            @Override
            public Response alreadyCreated() {
                return Refusal.of(MultiCode.PASSWORD_ALREADY_CREATED);
            }

            @Override
            public Response unfit(Weakness weakness, PasswordPreset preset) {
                return Weaknesses.refusal(weakness);
            }

            @Override
            public Response overloaded(Duration retryAfter) {
                return Refusal.tooMany(retryAfter);
            }
        });
    }

    /**
     * 200 with a new token, also for the token of an expired password, which is used up by it; all other sessions of the
     * user end. 409 when the old password is wrong or the new one will not do; 423 after too many wrong ones; 429.
     */
    @Operation(
            summary = "Change the password",
            description =
                    "Of the user whose token it is; the token that an expired password gave is used up by it. All other"
                            + " sessions of the user end.")
    @APIResponseSchema(value = PasswordResponse.class, responseDescription = "The password is changed")
    @Refuses(
            value = {
                MultiCode.PASSWORD_INCORRECT,
                MultiCode.PASSWORD_ALREADY_USED,
                MultiCode.PASSWORD_TOO_SHORT,
                MultiCode.PASSWORD_TOO_LONG,
                MultiCode.PASSWORD_TOO_SIMPLE
            },
            bare = 423)
    @POST
    @Path("/update")
    @RolesAllowed(Groups.CUSTOMER)
    @Opens({TokenKind.ACCESS, TokenKind.PASSWORD})
    public Response update(@Valid PasswordChangeRequest request) {
        return change.change(
                        current.session(),
                        request.oldPassword().value(),
                        request.newPassword().value(),
                        current.circumstances())
                .as(new PasswordChange.Cases<>() {
                    @Override
                    public Response changed(SignedIn signedIn) {
                        return done(signedIn);
                    }

                    @Override
                    public Response incorrect() {
                        return Refusal.of(MultiCode.PASSWORD_INCORRECT);
                    }

                    @Override
                    public Response locked(Instant until) {
                        return Refusal.locked();
                    }

                    @Override
                    public Response unfit(Weakness weakness, PasswordPreset preset) {
                        return Weaknesses.refusal(weakness);
                    }

                    @Override
                    public Response over() {
                        return Refusal.unauthenticated();
                    }

                    @Override
                    public Response overloaded(Duration retryAfter) {
                        return Refusal.tooMany(retryAfter);
                    }
                });
    }

    /** 204 for a password that would do; 409 for one that would not. Nothing is stored. */
    @Operation(summary = "Judge a password", description = "Says whether it would do. Nothing is stored.")
    @APIResponse(responseCode = "204", description = "It would")
    @Refuses({MultiCode.PASSWORD_TOO_SHORT, MultiCode.PASSWORD_TOO_LONG, MultiCode.PASSWORD_TOO_SIMPLE})
    @POST
    @Path("/validate")
    @PermitAll
    public Response validate(@Valid PasswordRequest request) {
        return judge.objection(current.tenant().id(), request.password().value())
                .map(Weaknesses::refusal)
                .orElseGet(() -> Response.noContent().build());
    }

    private Response done(SignedIn signedIn) {
        return Response.ok(PasswordResponse.of(signedIn, customer(signedIn.session())))
                .build();
    }

    private Customer customer(Session session) {
        return customers.find(session.tenantId(), session.party().number()).orElseThrow();
    }
}
