package gatehouse.message;

import gatehouse.message.gateway.Gateway;
import gatehouse.message.gateway.Outgoing;
import gatehouse.message.gateway.Submission;
import gatehouse.platform.Sealing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.UUID;

/**
 * One attempt at one message: claim its row, ask the gateways in their order, mark the row. Claim and mark are
 * transactions of their own; while a gateway is asked there is none.
 *
 * <p>Whatever a gateway does is an outcome that the row remembers. Only a database that is away makes this throw.
 */
@ApplicationScoped
class Dispatch {
    private static final Logger LOG = System.getLogger(Dispatch.class.getName());

    private final Messages messages;
    private final Gateways gateways;
    private final Sealing sealing;
    private final Clock clock;

    @Inject
    Dispatch(Messages messages, Gateways gateways, Sealing sealing, Clock clock) {
        this.messages = messages;
        this.gateways = gateways;
        this.sealing = sealing;
        this.clock = clock;
    }

    /** Does nothing when it is not this message's turn: a hint may be doubled, early, or about a message long gone. */
    public void attempt(UUID message) {
        messages.claim(message, gateways.patience()).ifPresent(this::attempt);
    }

    private void attempt(Claim claim) {
        String gateway = "none";
        Submission outcome = new Submission.Rejected("no gateway carries " + claim.channel(), true);
        for (Gateway next : gateways.carrying(claim.channel())) {
            gateway = next.name();
            outcome = submit(claim, next);
            if (outcome.isFinal()) {
                break;
            }
            log(Level.WARNING, "refused", claim, gateway, outcome.toString());
        }
        outcome.as(new Marking(claim, gateway));
    }

    private Submission submit(Claim claim, Gateway gateway) {
        try {
            Outgoing outgoing = claim.open(sealing);
            if (outgoing.isExpiredAt(clock.instant())) {
                return new Submission.Unreachable("the attempt took longer than the message lives");
            }
            return gateway.submit(outgoing);
        } catch (RuntimeException broken) {
            // Its message may quote what was being sent, and so is neither stored nor logged.
            return new Submission.Unreachable("threw " + broken.getClass().getSimpleName());
        }
    }

    private static void log(Level level, String event, Claim claim, String gateway, String detail) {
        LOG.log(
                level,
                () -> "message." + event + " id=" + claim.id() + " channel=" + claim.channel() + " gateway=" + gateway
                        + " attempt=" + claim.attempt() + " " + detail);
    }

    private final class Marking implements Submission.Cases<Void> {
        private final Claim claim;
        private final String gateway;

        Marking(Claim claim, String gateway) {
            this.claim = claim;
            this.gateway = gateway;
        }

        @Override
        public Void accepted(Submission.Accepted accepted) {
            messages.accept(claim.id(), gateway, accepted.reference());
            log(Level.INFO, "sent", claim, gateway, "");
            return null;
        }

        @Override
        public Void rejected(Submission.Rejected rejected) {
            return refused(rejected.reason(), rejected.permanent());
        }

        @Override
        public Void unreachable(Submission.Unreachable unreachable) {
            return refused(unreachable.reason(), false);
        }

        private Void refused(String reason, boolean permanent) {
            messages.refuse(claim, gateway + ": " + reason, permanent)
                    .filter(status -> status == Message.Status.DEAD)
                    .ifPresent(dead -> log(Level.ERROR, "dead", claim, gateway, reason));
            return null;
        }
    }
}
