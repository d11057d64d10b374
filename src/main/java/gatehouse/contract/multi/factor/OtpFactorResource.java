package gatehouse.contract.multi.factor;

import gatehouse.challenge.Attempt;
import gatehouse.contract.multi.call.CurrentMember;
import gatehouse.contract.multi.call.Idempotent;
import gatehouse.contract.multi.error.MultiCode;
import gatehouse.contract.multi.error.Refusal;
import gatehouse.contract.multi.error.Refuses;
import gatehouse.contract.multi.otp.AttemptAnswers;
import gatehouse.contract.multi.otp.CodeRequest;
import gatehouse.contract.multi.wire.OneOf;
import gatehouse.enrolment.ConfirmPhone;
import gatehouse.enrolment.EnrolPhone;
import gatehouse.enrolment.PhoneConfirmation;
import gatehouse.enrolment.PhoneEnrolment;
import gatehouse.token.Groups;
import jakarta.annotation.security.RolesAllowed;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** {@code POST /authentication_factors/otp/{channel}} and its {@code verify} (2.3). */
@Path("/authentication_factors/otp")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class OtpFactorResource {
    @Inject
    EnrolPhone enrolment;

    @Inject
    ConfirmPhone confirmation;

    @Inject
    CurrentMember current;

    /**
     * 204: a code is on its way to the user's own mobile number, and the factor waits for it; within 15 seconds of the
     * last that is still the same code. 403 without a step-up when the user had a factor before; 409 when it was enrolled
     * before or there is no number; 429 after too many codes.
     *
     * @param channel SMS
     */
    @Operation(
            summary = "Enrol the user's mobile number",
            description =
                    "Sends a code there. While nobody has shown it, the call may be repeated; within 15 seconds of"
                            + " the last that sends no other. Asks for a session that was stepped up once the user had a"
                            + " factor, unless somebody else gave the number.")
    @APIResponse(responseCode = "204", description = "A code is on its way")
    @Refuses({
        MultiCode.CHANNEL_ALREADY_REGISTERED,
        MultiCode.CHANNEL_NOT_SUPPORTED,
        MultiCode.MOBILE_NUMBER_NOT_AVAILABLE,
        MultiCode.STEP_UP_REQUIRED
    })
    @POST
    @Path("/{channel}")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Groups.CUSTOMER)
    @Idempotent(withinSession = true)
    public Response enrol(@PathParam("channel") @OneOf("SMS") String channel) {
        return enrolment.enrol(current.session().id(), current.circumstances()).as(new PhoneEnrolment.Cases<>() {
            @Override
            public Response pending() {
                return Response.noContent().build();
            }

            @Override
            public Response notSupported() {
                return Refusal.of(MultiCode.CHANNEL_NOT_SUPPORTED);
            }

            @Override
            public Response enrolledBefore() {
                return Refusal.of(MultiCode.CHANNEL_ALREADY_REGISTERED);
            }

            @Override
            public Response noPhone() {
                return Refusal.of(MultiCode.MOBILE_NUMBER_NOT_AVAILABLE);
            }

            @Override
            public Response stepUpRequired() {
                return Refusal.of(MultiCode.STEP_UP_REQUIRED);
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
     * 204: the number is the user's, and the factor is active. 409 for a code that is wrong, too old, used up or was never
     * sent.
     *
     * @param channel SMS
     */
    @Operation(
            summary = "Show the code that was sent to enrol the mobile number",
            description = "In the session in which it was asked for, within five minutes.")
    @APIResponse(responseCode = "204", description = "The number is the user's, and steps sessions up from now on")
    @Refuses({
        MultiCode.CHALLENGE_LIMIT_EXCEEDED,
        MultiCode.CHANNEL_ALREADY_REGISTERED,
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
        return confirmation
                .confirm(current.session().id(), request.code(), current.circumstances())
                .as(new PhoneConfirmation.Cases<>() {
                    @Override
                    public Response answered(Attempt attempt) {
                        return attempt.as(new EnrolmentAnswers());
                    }

                    @Override
                    public Response notSupported() {
                        return Refusal.of(MultiCode.CHANNEL_NOT_SUPPORTED);
                    }

                    @Override
                    public Response enrolledBefore() {
                        return Refusal.of(MultiCode.CHANNEL_ALREADY_REGISTERED);
                    }

                    @Override
                    public Response over() {
                        return Refusal.unauthenticated();
                    }
                });
    }

    private static final class EnrolmentAnswers extends AttemptAnswers {
        @Override
        public Response nothingAsked() {
            return Refusal.of(MultiCode.VERIFICATION_CODE_INVALID);
        }

        /** Of a number that is not the user's any more. */
        @Override
        public Response answeredBefore() {
            return Refusal.of(MultiCode.VERIFICATION_CODE_INVALID);
        }
    }
}
