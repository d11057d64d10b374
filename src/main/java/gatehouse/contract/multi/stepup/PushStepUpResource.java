package gatehouse.contract.multi.stepup;

import gatehouse.challenge.Operation;
import gatehouse.contract.multi.call.CurrentMember;
import gatehouse.contract.multi.call.Idempotent;
import gatehouse.contract.multi.error.MultiCode;
import gatehouse.contract.multi.error.Refusal;
import gatehouse.contract.multi.error.Refuses;
import gatehouse.contract.multi.factor.PushChannel;
import gatehouse.contract.multi.wire.OneOf;
import gatehouse.push.PushIssuance;
import gatehouse.stepup.IssueDeviceStepUp;
import gatehouse.stepup.IssueStepUp;
import gatehouse.token.Groups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** {@code POST /stepup/challenges/push/{channel}} (2.1, 3.3). */
@Path("/stepup/challenges/push/{channel}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class PushStepUpResource {
    @Inject
    IssueDeviceStepUp issuing;

    @Inject
    IssueStepUp terms;

    @Inject
    Validator validator;

    @Inject
    CurrentMember current;

    /**
     * 200 with the id of the challenge that the device was asked; while it waits, another call takes its place. When the
     * device accepts, the session is stepped up, and the token stays the same. 409 when no device is linked, when it was
     * answered in this session before, or when too many were sent.
     *
     * @param channel AUTHY or BIOMETRIC
     * @param body not looked at, unless the tenant lets a step-up name an operation: then {@link StepUpRequest} or nothing
     */
    @org.eclipse.microprofile.openapi.annotations.Operation(
            summary = "Ask the user's device to step the session up",
            description =
                    "It waits five minutes for the answer. Asked again, the challenge before is dead; once answered,"
                            + " a session asks no more. The body is not looked at, unless the tenant lets a step-up name an"
                            + " operation: then the device shows it, and confirms that alone.")
    @APIResponseSchema(value = PushStepUpResponse.class, responseDescription = "The device is asked")
    @Refuses({MultiCode.CHALLENGE_LIMIT_EXCEEDED, MultiCode.CHANNEL_NOT_REGISTERED, MultiCode.STATE_INVALID})
    @POST
    @RolesAllowed(Groups.CUSTOMER)
    @Idempotent(withinSession = true)
    public Response issue(
            @PathParam("channel") @OneOf({"AUTHY", "BIOMETRIC"}) String channel,
            @RequestBody(
                            description = "Not looked at unless the tenant lets a step-up name an operation",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = StepUpRequest.class)))
                    InputStream body) {
        Optional<Operation> operation =
                terms.takesOperations(current.session()) ? StepUpRequest.read(body, validator) : Optional.empty();
        return issuing.issue(
                        current.session().id(), PushChannel.valueOf(channel).use(), operation)
                .map(PushStepUpResource::answer)
                .orElseGet(Refusal::unauthenticated);
    }

    private static Response answer(PushIssuance issuance) {
        return issuance.as(new PushIssuance.Cases<>() {
            @Override
            public Response issued(PushIssuance.Issued issued) {
                return Response.ok(new PushStepUpResponse(Long.toString(issued.id())))
                        .build();
            }

            @Override
            public Response notLinked(PushIssuance.NotLinked notLinked) {
                return Refusal.of(MultiCode.CHANNEL_NOT_REGISTERED);
            }

            @Override
            public Response answeredBefore(PushIssuance.AnsweredBefore answeredBefore) {
                return Refusal.of(MultiCode.STATE_INVALID);
            }

            @Override
            public Response tooMany(PushIssuance.TooMany tooMany) {
                return Refusal.of(MultiCode.CHALLENGE_LIMIT_EXCEEDED);
            }
        });
    }
}
