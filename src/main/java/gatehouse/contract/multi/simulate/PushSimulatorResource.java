package gatehouse.contract.multi.simulate;

import gatehouse.contract.multi.call.CurrentMember;
import gatehouse.contract.multi.error.MultiCode;
import gatehouse.contract.multi.error.Refusal;
import gatehouse.platform.http.PathId;
import gatehouse.push.PushAnswer;
import gatehouse.push.PushState;
import gatehouse.push.SettlePush;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * How the challenge that a device was asked is to end (3.3). 404 for a challenge that nobody of the tenant was asked; 409
 * {@code STATE_INVALID} when it does not wait any more.
 */
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
public class PushSimulatorResource {
    @Inject
    SettlePush settle;

    @Inject
    CurrentMember current;

    /** 200: accepted. */
    @POST
    @Path("/factors/{credentialsId}/challenges/{challengeId}/verify_success")
    @PermitAll
    public Response succeed(
            @PathParam("credentialsId") String credentialsId, @PathParam("challengeId") String challengeId) {
        return end(Optional.of(credentialsId), challengeId, PushState.ACCEPTED, Response.Status.OK);
    }

    /** 200: rejected. */
    @POST
    @Path("/factors/{credentialsId}/challenges/{challengeId}/verify_invalid")
    @PermitAll
    public Response fail(
            @PathParam("credentialsId") String credentialsId, @PathParam("challengeId") String challengeId) {
        return end(Optional.of(credentialsId), challengeId, PushState.REJECTED, Response.Status.OK);
    }

    /** 200: nobody answered in time. */
    @POST
    @Path("/factors/{credentialsId}/challenges/{challengeId}/verify_expired")
    @PermitAll
    public Response expire(
            @PathParam("credentialsId") String credentialsId, @PathParam("challengeId") String challengeId) {
        return end(Optional.of(credentialsId), challengeId, PushState.EXPIRED, Response.Status.OK);
    }

    /** 204: accepted. */
    @POST
    @Path("/authy/step_up/{challengeId}/accept")
    @PermitAll
    public Response accept(@PathParam("challengeId") String challengeId) {
        return end(Optional.empty(), challengeId, PushState.ACCEPTED, Response.Status.NO_CONTENT);
    }

    /** 204: rejected. */
    @POST
    @Path("/authy/step_up/{challengeId}/reject")
    @PermitAll
    public Response reject(@PathParam("challengeId") String challengeId) {
        return end(Optional.empty(), challengeId, PushState.REJECTED, Response.Status.NO_CONTENT);
    }

    private Response end(Optional<String> credentialsId, String challengeId, PushState state, Response.Status done) {
        PushAnswer answer = settle.settle(new SettlePush.Wish(
                current.tenant().id(), credentialsId.map(PathId::number), PathId.number(challengeId), state));
        if (answer instanceof PushAnswer.Unknown) {
            throw new NotFoundException();
        }
        return answer instanceof PushAnswer.Taken ? Response.status(done).build() : Refusal.of(MultiCode.STATE_INVALID);
    }
}
