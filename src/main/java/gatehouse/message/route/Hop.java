package gatehouse.message.route;

import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.Gateway;
import gatehouse.message.gateway.Outgoing;
import gatehouse.message.gateway.ReceiptReader;
import gatehouse.message.gateway.Submission;
import gatehouse.platform.log.Log;
import java.util.Optional;

/** A gateway and what this node knows of its health. */
public final class Hop {
    private static final Log LOG = Log.of(Hop.class);

    private final Gateway gateway;
    private final Optional<CircuitBreaker> breaker;

    /** @param breaker empty for a gateway that leads to many machines, of which one may be dead and the others not */
    Hop(Gateway gateway, Optional<CircuitBreaker> breaker) {
        this.gateway = gateway;
        this.breaker = breaker;
    }

    public String name() {
        return gateway.name();
    }

    boolean carries(Channel channel) {
        return gateway.carries(channel);
    }

    /** @return empty when the gateway is paused, and was not asked */
    public Optional<Submission> submit(Outgoing message) {
        if (breaker.filter(known -> !known.mayAsk()).isPresent()) {
            return Optional.empty();
        }
        Submission submission = ask(message);
        breaker.ifPresent(known -> note(known, submission));
        return Optional.of(submission);
    }

    private Submission ask(Outgoing message) {
        try {
            return gateway.submit(message);
        } catch (RuntimeException broken) {
            // Its message may quote what was being sent, and so is neither stored nor logged.
            return new Submission.Unreachable("threw " + broken.getClass().getSimpleName());
        }
    }

    private void note(CircuitBreaker known, Submission submission) {
        if (!(submission instanceof Submission.Unreachable)) {
            known.answered();
        } else if (known.missed()) {
            LOG.warning("message.gateway-paused gateway=" + name());
        }
    }

    Optional<ReceiptReader> receipts() {
        return gateway.receipts();
    }

    void close() {
        gateway.close();
    }
}
