package gatehouse.contract.multi.password;

import gatehouse.authentication.SignedIn;
import gatehouse.authenticator.password.Weakness;
import gatehouse.contract.multi.call.CurrentMember;
import gatehouse.contract.multi.error.MultiCode;
import gatehouse.contract.multi.error.Refusal;
import gatehouse.contract.multi.error.Refuses;
import gatehouse.contract.multi.wire.TokenOnly;
import gatehouse.door.Audience;
import gatehouse.recovery.PasswordReset;
import gatehouse.recovery.RequestResetByMail;
import gatehouse.recovery.ResetPassword;
import gatehouse.recovery.ResetRequest;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.LoginName;
import gatehouse.tenant.PasswordPreset;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** {@code POST /passwords/lost_password/...}: the way back in by the user's mailbox (2.2, 3.4). */
@Path("/passwords/lost_password")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class LostPasswordResource {
    @Inject
    RequestResetByMail request;

    @Inject
    ResetPassword reset;

    @Inject
    CurrentMember current;

    /**
     * 204, and an e-mail with a link whose fragment holds what {@code resume} takes. A second request within 15 s, or over
     * the budget of the address, is dropped without a word. 409 for an address that nobody has, where the tenant's policy
     * lets that be told.
     */
    @Operation(
            summary = "Ask for a code to reset a lost password",
            description = "It goes to the user's mailbox, in the fragment of a link, followed by the address.")
    @APIResponse(responseCode = "204", description = "Where there is such a user, a code is on its way")
    @Refuses(MultiCode.ACCOUNT_NOT_FOUND)
    @POST
    @Path("/start")
    @PermitAll
    public Response start(@Valid LostPasswordRequest body) {
        return request.request(current.tenant(), new EmailAddress(body.email()), current.circumstances())
                .as(new ResetRequest.Cases<>() {
                    @Override
                    public Response taken() {
                        return Response.noContent().build();
                    }

                    @Override
                    public Response unknown() {
                        return Refusal.of(MultiCode.ACCOUNT_NOT_FOUND);
                    }

                    @Override
                    public Response tooMany(Duration retryAfter) {
                        return Refusal.tooMany(retryAfter);
                    }
                });
    }

    /**
     * 200 with a usable token that is not stepped up; all sessions that there were end. 409 for a code or address that is
     * wrong, as all are of a user who was deactivated, for a user who never had a password, and for a password that will not
     * do, which leaves the code good; 429.
     */
    @Operation(
            summary = "Reset a lost password",
            description = "By the code that was sent. All sessions of the user end, and a new one begins.")
    @APIResponseSchema(value = TokenOnly.class, responseDescription = "The password is set")
    @Refuses({
        MultiCode.INVALID_NONCE_OR_EMAIL,
        MultiCode.PASSWORD_NOT_SET,
        MultiCode.PASSWORD_ALREADY_USED,
        MultiCode.PASSWORD_TOO_SHORT,
        MultiCode.PASSWORD_TOO_LONG,
        MultiCode.PASSWORD_TOO_SIMPLE
    })
    @POST
    @Path("/resume")
    @PermitAll
    public Response resume(@Valid ResumeRequest body) {
        ResetPassword.Attempt attempt = new ResetPassword.Attempt(
                current.names(),
                LoginName.ofEmail(new EmailAddress(body.email())),
                body.nonce().secret(),
                body.newPassword().value(),
                Optional.of(Audience.MULTI));
        return reset.reset(attempt, current.circumstances()).as(new PasswordReset.Cases<>() {
            @Override
            public Response done(Optional<SignedIn> opened) {
                return Response.ok(TokenOnly.of(opened.orElseThrow())).build();
            }

            @Override
            public Response refused() {
                return Refusal.of(MultiCode.INVALID_NONCE_OR_EMAIL);
            }

            @Override
            public Response inactive() {
                return Refusal.forbidden();
            }

            @Override
            public Response neverSet() {
                return Refusal.of(MultiCode.PASSWORD_NOT_SET);
            }

            @Override
            public Response unfit(Weakness weakness, PasswordPreset preset) {
                return Weaknesses.refusal(weakness);
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
}
