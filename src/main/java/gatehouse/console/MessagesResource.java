package gatehouse.console;

import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.door.CurrentCaller;
import gatehouse.message.DeadLetter;
import gatehouse.message.Messages;
import gatehouse.message.Replay;
import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.MessagePurpose;
import gatehouse.operation.ReplayMessage;
import gatehouse.platform.http.PathId;
import gatehouse.platform.http.failure.InvalidCall;
import gatehouse.token.Groups;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The messages of a tenant that nobody took over, without recipients and texts, and the way back to the queue. */
@Path("/tenants/{tenantId}/messages")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MessagesResource {
    private static final int MOST = 1_000;
    private static final String DEAD = "DEAD";

    @PathParam("tenantId")
    Long tenantId;

    @Inject
    Messages messages;

    @Inject
    ReplayMessage replay;

    @Inject
    CurrentCaller current;

    /**
     * @param reason what the last attempt met
     * @param replayableUntil until when it may go back to the queue; absent once it may not
     */
    public record DeadLetterResponse(
            UUID id,
            Channel channel,
            MessagePurpose purpose,
            String status,
            int attempts,
            Instant created,
            Instant died,
            String reason,
            Instant replayableUntil) {
        static DeadLetterResponse of(DeadLetter letter) {
            return new DeadLetterResponse(
                    letter.id(),
                    letter.channel(),
                    letter.purpose(),
                    DEAD,
                    letter.attempts(),
                    letter.created(),
                    letter.died(),
                    letter.reason(),
                    letter.replayableUntil().orElse(null));
        }
    }

    /**
     * The latest first.
     *
     * @param status {@code DEAD}, which is also what an absent one means
     * @param limit how many at most, 1 to 1000
     */
    @GET
    @RolesAllowed(Groups.STAFF)
    public List<DeadLetterResponse> list(
            @QueryParam("status") @DefaultValue(DEAD) String status,
            @QueryParam("limit") @DefaultValue("100") Integer limit) {
        current.allowed(Permission.READ_MESSAGES, Target.tenant(tenantId));
        if (!status.equals(DEAD)) {
            throw InvalidCall.of("status", "Known", "must be " + DEAD);
        }
        if (limit < 1 || limit > MOST) {
            throw InvalidCall.of("limit", "Range", "must be from 1 to " + MOST);
        }
        return messages.dead(tenantId, limit).stream()
                .map(DeadLetterResponse::of)
                .toList();
    }

    /** 204; 409 for a message that is not dead, or not any more; 410 for one whose time is over. */
    @POST
    @Path("/{messageId}/replay")
    @RolesAllowed(Groups.STAFF)
    public void replay(@PathParam("messageId") String messageId) {
        Caller caller = current.allowed(Permission.REPLAY_MESSAGE, Target.tenant(tenantId));
        replay.replay(caller, tenantId, PathId.of(messageId), current.circumstances())
                .as(new Answering());
    }

    private static final class Answering implements Replay.Cases<Void> {
        @Override
        public Void queued(Replay.Queued queued) {
            return null;
        }

        @Override
        public Void unknown(Replay.Unknown unknown) {
            throw new NotFoundException();
        }

        @Override
        public Void notDead(Replay.NotDead notDead) {
            throw new ClientErrorException(Response.Status.CONFLICT);
        }

        @Override
        public Void tooLate(Replay.TooLate tooLate) {
            throw new ClientErrorException(Response.Status.GONE);
        }
    }
}
