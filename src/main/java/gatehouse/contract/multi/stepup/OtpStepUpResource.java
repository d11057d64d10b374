package gatehouse.contract.multi.stepup;

import gatehouse.challenge.Attempt;
import gatehouse.challenge.Operation;
import gatehouse.contract.multi.call.CurrentMember;
import gatehouse.contract.multi.call.Idempotent;
import gatehouse.contract.multi.error.MultiCode;
import gatehouse.contract.multi.error.Refusal;
import gatehouse.contract.multi.error.Refuses;
import gatehouse.contract.multi.otp.AttemptAnswers;
import gatehouse.contract.multi.otp.CodeRequest;
import gatehouse.contract.multi.wire.OneOf;
import gatehouse.stepup.IssueStepUp;
import gatehouse.stepup.PhoneCode;
import gatehouse.stepup.StepUpIssuance;
import gatehouse.stepup.StepUpOutcome;
import gatehouse.stepup.VerifyStepUp;
import gatehouse.stepup.WatchCode;
import gatehouse.token.Groups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** {@code POST /stepup/challenges/otp/{channel}} and its {@code verify} (2.1, 3.3). */
@Path("/stepup/challenges/otp")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class OtpStepUpResource {
    @Inject
    IssueStepUp issuing;

    @Inject
    VerifyStepUp verifying;

    @Inject
    WatchCode watching;

    @Inject
    Validator validator;

    @Inject
    CurrentMember current;

    /**
     * 204: a code is on its way to the user's phone. 409 when it cannot be, when the last one is less than 15 seconds old,
     * or when there were two since the user signed in; 429 after too many codes in an hour.
     *
     * @param channel SMS
     * @param body not looked at, unless the tenant lets a step-up name an operation: then {@link StepUpRequest} or nothing
     */
    @org.eclipse.microprofile.openapi.annotations.Operation(
            summary = "Send the user a code to step the session up",
            description =
                    "Twice a login at most, 15 seconds apart; with another code the one before is dead. The body is"
                            + " not looked at, unless the tenant lets a step-up name an operation: then the code confirms that"
                            + " alone, and the session stays what it is.")
    @APIResponse(responseCode = "204", description = "A code is on its way")
    @Refuses({
        MultiCode.CHALLENGE_LIMIT_EXCEEDED,
        MultiCode.CHANNEL_NOT_REGISTERED,
        MultiCode.CHANNEL_NOT_SUPPORTED,
        MultiCode.RETRY_IN_15SEC
    })
    @POST
    @Path("/{channel}")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Groups.CUSTOMER)
    @Idempotent(withinSession = true)
    public Response issue(
            @PathParam("channel") @OneOf("SMS") String channel,
            @RequestBody(
                            required = false,
                            description = "Not looked at unless the tenant lets a step-up name an operation",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = StepUpRequest.class)))
                    InputStream body) {
        return issuing.issue(current.session().id(), operation(body), current.circumstances())
                .as(new StepUpIssuance.Cases<>() {
                    @Override
                    public Response sent() {
                        return Response.noContent().build();
                    }

                    @Override
                    public Response notSupported() {
                        return Refusal.of(MultiCode.CHANNEL_NOT_SUPPORTED);
                    }

                    @Override
                    public Response notRegistered() {
                        return Refusal.of(MultiCode.CHANNEL_NOT_REGISTERED);
                    }

                    @Override
                    public Response tooSoon(Instant retryAt) {
                        return Refusal.of(MultiCode.RETRY_IN_15SEC);
                    }

                    @Override
                    public Response usedUp() {
                        return Refusal.of(MultiCode.CHALLENGE_LIMIT_EXCEEDED);
                    }

                    @Override
                    public Response tooMany(Duration retryAfter) {
                        return Refusal.tooMany(retryAfter);
                    }

                    @Override
                    public Response over() {
                        return Refusal.unauthenticated();
                    }
                });
    }

    /**
     * 200: how the message with the last code of this session stands; 404 when there is none.
     *
     * @param channel SMS
     */
    @org.eclipse.microprofile.openapi.annotations.Operation(
            summary = "See whether the code has arrived",
            description =
                    "The state of the message with the last code of this session: QUEUED, SENT, DELIVERED, FAILED or"
                            + " EXPIRED. No published call; an addition of Gatehouse.")
    @APIResponseSchema(value = CodeMessageResponse.class, responseDescription = "How the message stands")
    @Refuses(bare = 404)
    @GET
    @Path("/{channel}")
    @RolesAllowed(Groups.CUSTOMER)
    public CodeMessageResponse watch(@PathParam("channel") @OneOf("SMS") String channel) {
        return watching.watch(current.session(), PhoneCode.STEP_UP)
                .map(CodeMessageResponse::new)
                .orElseThrow(NotFoundException::new);
    }

    private Optional<Operation> operation(InputStream body) {
        return issuing.takesOperations(current.session()) ? StepUpRequest.read(body, validator) : Optional.empty();
    }

    /**
     * 204: the session is stepped up, and the token stays the same. 409 for a code that is wrong, too old, used up, used
     * before or was never sent.
     *
     * @param channel SMS
     */
    @org.eclipse.microprofile.openapi.annotations.Operation(
            summary = "Show the code that steps the session up",
            description = "In the session in which it was asked for, within five minutes. The token stays the same.")
    @APIResponse(responseCode = "204", description = "The session is stepped up")
    @Refuses({
        MultiCode.ALREADY_VERIFIED,
        MultiCode.CHALLENGE_LIMIT_EXCEEDED,
        MultiCode.CHANNEL_NOT_REGISTERED,
        MultiCode.CHANNEL_NOT_SUPPORTED,
        MultiCode.ONE_CHALLENGE_LIMIT_REMAINING,
        MultiCode.STATE_INVALID,
        MultiCode.VERIFICATION_CODE_EXPIRED,
        MultiCode.VERIFICATION_CODE_INVALID
    })
    @POST
    @Path("/{channel: [^/]*}/verify")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Groups.CUSTOMER)
    @Idempotent(withinSession = true)
    public Response verify(@PathParam("channel") @OneOf("SMS") String channel, @Valid CodeRequest request) {
        return verifying
                .verify(current.session().id(), request.code(), current.circumstances())
                .as(new StepUpOutcome.Cases<>() {
                    @Override
                    public Response answered(Attempt attempt) {
                        return attempt.as(new StepUpAnswers());
                    }

                    @Override
                    public Response notSupported() {
                        return Refusal.of(MultiCode.CHANNEL_NOT_SUPPORTED);
                    }

                    @Override
                    public Response notRegistered() {
                        return Refusal.of(MultiCode.CHANNEL_NOT_REGISTERED);
                    }

                    @Override
                    public Response over() {
                        return Refusal.unauthenticated();
                    }
                });
    }

    private static final class StepUpAnswers extends AttemptAnswers {
        @Override
        public Response nothingAsked() {
            return Refusal.of(MultiCode.STATE_INVALID);
        }

        @Override
        public Response answeredBefore() {
            return Refusal.of(MultiCode.ALREADY_VERIFIED);
        }
    }
}
