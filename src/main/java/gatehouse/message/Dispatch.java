package gatehouse.message;

import gatehouse.message.flow.Carried;
import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.Outgoing;
import gatehouse.message.gateway.Submission;
import gatehouse.message.route.Hop;
import gatehouse.message.route.Router;
import gatehouse.platform.Sealing;
import gatehouse.platform.http.call.CurrentCall;
import gatehouse.platform.http.call.Trace;
import gatehouse.platform.log.Log;
import gatehouse.platform.telemetry.Span;
import gatehouse.platform.telemetry.SpanKind;
import gatehouse.platform.telemetry.Spans;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One attempt at one message: claim its row, ask the gateways of its route in their order, mark the row. Claim and mark are
 * transactions of their own; while a gateway is asked there is none.
 *
 * <p>Whatever a gateway does is an outcome that the row remembers. Only a database that is away makes this throw.
 */
@ApplicationScoped
class Dispatch {
    private static final Log LOG = Log.of(Dispatch.class);

    private final Messages messages;
    private final Router router;
    private final Sealing sealing;
    private final Clock clock;
    private final Event<Carried> carried;
    private final Spans spans;

    @Inject
    Dispatch(Messages messages, Router router, Sealing sealing, Clock clock, Event<Carried> carried, Spans spans) {
        this.messages = messages;
        this.router = router;
        this.sealing = sealing;
        this.clock = clock;
        this.carried = carried;
        this.spans = spans;
    }

    /** Does nothing when it is not this message's turn: a hint may be doubled, early, or about a message long gone. */
    public void attempt(UUID message) {
        messages.claim(message, router.patience()).ifPresent(this::attemptInItsTrace);
    }

    private void attemptInItsTrace(Claim claim) {
        try (Span span = spans.begin(SpanKind.CONSUMER, "message.attempt", claim.trace())) {
            Trace trace = span.trace().isReal() ? span.trace() : claim.trace();
            CurrentCall.continuing(trace, () -> attempt(claim));
        }
    }

    private void attempt(Claim claim) {
        Outgoing message;
        try {
            message = claim.open(sealing);
        } catch (IllegalStateException otherKey) {
            messages.refuse(claim, List.of(), "sealed with another key", false);
            return;
        }
        List<Hop> hops = router.hops(claim.tenantId(), message);
        Asking asking = new Asking(claim);
        if (hops.isEmpty()) {
            asking.refuse("none", "no gateway carries " + claim.channel(), true);
            return;
        }
        for (Hop hop : hops) {
            if (message.isExpiredAt(clock.instant())) {
                asking.refuse(hop.name(), "the attempt took longer than the message lives", false);
                return;
            }
            if (asking.isUnderWay() && !messages.isStillClaimed(claim)) {
                asking.refuse(hop.name(), "withdrawn, or taken over, during the attempt", false);
                return;
            }
            if (asking.isOverAfter(hop, message)) {
                return;
            }
        }
        asking.giveUp();
    }

    private static String line(String event, Claim claim, String gateway, String detail) {
        return "message." + event + " id=" + claim.id() + " channel=" + claim.channel() + " gateway=" + gateway
                + " attempt=" + claim.attempt() + " " + detail;
    }

    /** One attempt under way: who was asked so far, and what the last one said. */
    private final class Asking {
        private final Claim claim;
        private final List<Attempt> asked = new ArrayList<>();
        private String lastReason = "every gateway is paused";
        private String lastGateway = "none";

        Asking(Claim claim) {
            this.claim = claim;
        }

        /** Whether somebody was asked, which took time. */
        boolean isUnderWay() {
            return !asked.isEmpty();
        }

        /** Whether the message is taken over, or refused for good, once this one was asked too. */
        boolean isOverAfter(Hop hop, Outgoing message) {
            Instant now = clock.instant();
            Optional<Submission> said = submit(hop, message);
            said.ifPresent(submission -> note(Attempt.of(hop.name(), now, submission), message.channel()));
            return said.map(submission -> submission.as(new Marking(hop.name())))
                    .orElse(false);
        }

        private Optional<Submission> submit(Hop hop, Outgoing message) {
            try (Span span = spans.begin(SpanKind.CLIENT, "gateway " + hop.name(), CurrentCall.trace())) {
                Optional<Submission> said = hop.submit(message);
                said.filter(Submission.Unreachable.class::isInstance).ifPresent(away -> span.failed());
                return said;
            }
        }

        private void note(Attempt attempt, Channel channel) {
            asked.add(attempt);
            Duration took = Duration.between(attempt.asked(), clock.instant());
            carried.fire(
                    new Carried(channel, attempt.gateway(), attempt.outcome().toResult(), took));
        }

        void giveUp() {
            refuse(lastGateway, lastReason, false);
        }

        void refuse(String gateway, String reason, boolean permanent) {
            messages.refuse(claim, asked, gateway + ": " + reason, permanent)
                    .filter(status -> status == Message.Status.DEAD)
                    .ifPresent(dead -> LOG.error(line("dead", claim, gateway, reason)));
        }

        /** Marks what is final. */
        private final class Marking implements Submission.Cases<Boolean> {
            private final String gateway;

            Marking(String gateway) {
                this.gateway = gateway;
            }

            @Override
            public Boolean accepted(Submission.Accepted accepted) {
                messages.accept(claim, asked, gateway, accepted.reference());
                LOG.info(line("sent", claim, gateway, ""));
                return true;
            }

            @Override
            public Boolean rejected(Submission.Rejected rejected) {
                if (rejected.permanent()) {
                    refuse(gateway, rejected.reason(), true);
                    return true;
                }
                return next(rejected.reason());
            }

            @Override
            public Boolean unreachable(Submission.Unreachable unreachable) {
                return next(unreachable.reason());
            }

            private boolean next(String reason) {
                lastGateway = gateway;
                lastReason = reason;
                LOG.warning(line("refused", claim, gateway, reason));
                return false;
            }
        }
    }
}
