package gatehouse.device;

import gatehouse.authenticator.device.DeviceSignature;
import gatehouse.platform.http.failure.InvalidCall;
import gatehouse.platform.validation.CodePointLength;
import gatehouse.push.AnswerPush;
import gatehouse.push.PendingPushes;
import gatehouse.push.PushAnswer;
import gatehouse.push.PushAnswer.NotPending;
import gatehouse.push.PushAnswer.Taken;
import gatehouse.push.PushAnswer.Unknown;
import gatehouse.push.PushAnswer.WrongSignature;
import gatehouse.push.PushVerdict;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** What a device is asked, and what its owner says to it. */
@Path("/challenges")
@RequestScoped
@SignedByDevice
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ChallengesResource {
    @Inject
    PendingPushes pending;

    @Inject
    AnswerPush answer;

    @Inject
    CurrentDevice current;

    /**
     * @param verdict {@code APPROVE} or {@code REJECT}
     * @param signature base64 of the 64 bytes of ES256 over the challenge and the verdict
     */
    public record AnswerRequest(
            @NotNull @Pattern(regexp = "APPROVE|REJECT", message = "must be APPROVE or REJECT")
            String verdict,

            @NotNull @CodePointLength(min = 1, max = 100) String signature) {}

    /** 200 with what waits for this device, oldest first. */
    @GET
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    public Response list() {
        return Response.ok(ChallengeView.All.of(pending.of(List.of(current.id()))))
                .build();
    }

    /** 204; 404 for a challenge of another device; 409 {@code NOT_PENDING} or {@code SIGNATURE_WRONG}. */
    @POST
    @Path("/{id}/answers")
    @PermitAll
    public Response answer(@PathParam("id") Long id, @Valid AnswerRequest request) {
        DeviceSignature signature = DeviceSignature.parse(request.signature())
                .orElseThrow(() -> InvalidCall.of("signature", "Pattern", "must be base64 of 64 bytes"));
        PushVerdict verdict = PushVerdict.valueOf(request.verdict());
        return answer.answer(new AnswerPush.Answer(current.id(), id, verdict, signature))
                .as(new Wording());
    }

    private static final class Wording implements PushAnswer.Cases<Response> {
        @Override
        public Response taken(Taken taken) {
            return Response.noContent().build();
        }

        @Override
        public Response wrongSignature(WrongSignature wrongSignature) {
            return Problem.conflict(
                    "SIGNATURE_WRONG",
                    "Not signed over this challenge and verdict; attempts left: " + wrongSignature.attemptsLeft());
        }

        @Override
        public Response notPending(NotPending notPending) {
            return Problem.conflict("NOT_PENDING", "The challenge is over: " + notPending.state());
        }

        @Override
        public Response unknown(Unknown unknown) {
            return Problem.of(Response.Status.NOT_FOUND, "NOT_FOUND", "This device has no such challenge")
                    .build();
        }
    }
}
