package gatehouse.console;

import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.door.CurrentCaller;
import gatehouse.message.Attempt;
import gatehouse.message.DeadLetter;
import gatehouse.message.MessageReport;
import gatehouse.message.MessageState;
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
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** What became of the messages of a tenant, without recipients and texts, and the way back to the queue. */
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
     * @param status as it was asked for
     * @param died when it was given up; of dead ones
     * @param finished when it came to the state, but for receipts; of those that are not dead, and not queued
     * @param gateway that took it over; of those that are not dead
     * @param reason what the last attempt met
     * @param replayableUntil until when it may go back to the queue; absent once it may not
     */
    public record ListedResponse(
            UUID id,
            Channel channel,
            MessagePurpose purpose,
            String status,
            int attempts,
            Instant created,
            Instant died,
            Instant finished,
            String gateway,
            String reason,
            Instant replayableUntil) {
        static ListedResponse of(Messages.Listed listed) {
            return new ListedResponse(
                    listed.id(),
                    listed.channel(),
                    listed.purpose(),
                    listed.state().name(),
                    listed.attempts(),
                    listed.created(),
                    null,
                    listed.finished().orElse(null),
                    listed.gateway().orElse(null),
                    listed.reason().orElse(null),
                    null);
        }

        static ListedResponse of(DeadLetter letter) {
            return new ListedResponse(
                    letter.id(),
                    letter.channel(),
                    letter.purpose(),
                    DEAD,
                    letter.attempts(),
                    letter.created(),
                    letter.died(),
                    null,
                    null,
                    letter.reason(),
                    letter.replayableUntil().orElse(null));
        }
    }

    /**
     * @param finished when it came to the state, but for receipts; absent while it is queued
     * @param gateway that took it over
     * @param reason why it failed, or has not left yet
     */
    public record MessageResponse(
            UUID id,
            Channel channel,
            MessagePurpose purpose,
            MessageState state,
            Instant created,
            Instant finished,
            String gateway,
            String reason,
            List<AttemptResponse> attempts) {
        static MessageResponse of(MessageReport report) {
            return new MessageResponse(
                    report.id(),
                    report.channel(),
                    report.purpose(),
                    report.state(),
                    report.created(),
                    report.finished().orElse(null),
                    report.gateway().orElse(null),
                    report.reason().orElse(null),
                    report.attempts().stream().map(AttemptResponse::of).toList());
        }
    }

    /** A gateway that was asked once. */
    public record AttemptResponse(String gateway, Instant asked, Attempt.Outcome outcome, String reason) {
        static AttemptResponse of(Attempt attempt) {
            return new AttemptResponse(
                    attempt.gateway(),
                    attempt.asked(),
                    attempt.outcome(),
                    attempt.reason().orElse(null));
        }
    }

    /**
     * The latest first.
     *
     * @param status {@code DEAD}, which is also what an absent one means, or {@code QUEUED}, {@code SENT},
     *     {@code DELIVERED}, {@code FAILED} (by its gateway), {@code EXPIRED} or {@code HELD} (by a budget)
     * @param limit how many at most, 1 to 1000
     */
    @GET
    @RolesAllowed(Groups.STAFF)
    public List<ListedResponse> list(
            @QueryParam("status") @DefaultValue(DEAD) String status,
            @QueryParam("limit") @DefaultValue("100") Integer limit) {
        current.allowed(Permission.READ_MESSAGES, Target.tenant(tenantId));
        if (limit < 1 || limit > MOST) {
            throw InvalidCall.of("limit", "Range", "must be from 1 to " + MOST);
        }
        return status.equals(DEAD)
                ? messages.dead(tenantId, limit).stream()
                        .map(ListedResponse::of)
                        .toList()
                : messages.in(tenantId, state(status), limit).stream()
                        .map(ListedResponse::of)
                        .toList();
    }

    private static MessageState state(String status) {
        return Arrays.stream(MessageState.values())
                .filter(state -> state.name().equals(status))
                .findFirst()
                .orElseThrow(() -> InvalidCall.of("status", "Known", "must be DEAD or a state of a message"));
    }

    /** One message, whatever became of it, and who was asked to carry it; 404 when the tenant has none with that id. */
    @GET
    @Path("/{messageId}")
    @RolesAllowed(Groups.STAFF)
    public MessageResponse read(@PathParam("messageId") String messageId) {
        current.allowed(Permission.READ_MESSAGES, Target.tenant(tenantId));
        return messages.find(tenantId, PathId.of(messageId))
                .map(MessageResponse::of)
                .orElseThrow(NotFoundException::new);
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
