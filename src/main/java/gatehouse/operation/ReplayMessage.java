package gatehouse.operation;

import gatehouse.access.Caller;
import gatehouse.access.Target;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.message.Messages;
import gatehouse.message.Replay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Sends a dead letter of a tenant back to the queue, once. */
@ApplicationScoped
public class ReplayMessage {
    private final Messages messages;
    private final Event<Occurrence> occurrences;

    @Inject
    ReplayMessage(Messages messages, Event<Occurrence> occurrences) {
        this.messages = messages;
        this.occurrences = occurrences;
    }

    @Transactional
    public Replay replay(Caller caller, long tenantId, UUID message, Circumstances circumstances) {
        Replay replay = messages.replay(tenantId, message);
        occurrences.fire(Occurrence.about(
                caller, Target.tenant(tenantId), Action.REPLAY_MESSAGE, replay.as(new Outcomes()), circumstances));
        return replay;
    }

    private static final class Outcomes implements Replay.Cases<String> {
        @Override
        public String queued(Replay.Queued queued) {
            return "QUEUED";
        }

        @Override
        public String unknown(Replay.Unknown unknown) {
            return "UNKNOWN";
        }

        @Override
        public String notDead(Replay.NotDead notDead) {
            return "NOT_DEAD";
        }

        @Override
        public String tooLate(Replay.TooLate tooLate) {
            return "TOO_LATE";
        }
    }
}
