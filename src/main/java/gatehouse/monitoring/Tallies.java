package gatehouse.monitoring;

import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.message.budget.TextHeld;
import gatehouse.message.flow.Carried;
import gatehouse.platform.meter.Meters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/** Counts what the other rooms tell: an attempt when its transaction has committed, so that none counts that never was. */
@ApplicationScoped
public class Tallies {
    public static final String SIGN_INS = "gatehouse_sign_ins_total";
    public static final String ATTEMPTS = "gatehouse_attempts_total";
    public static final String MESSAGES = "gatehouse_messages_total";
    public static final String HELD = "gatehouse_texts_held_total";

    private final Meters.Counter signIns;
    private final Meters.Counter attempts;
    private final Meters.Counter messages;
    private final Meters.Counter held;
    private final Meters.Timer gateways;

    @Inject
    Tallies(Meters meters) {
        signIns = meters.counter(SIGN_INS, "Attempts to sign in, by outcome", "outcome");
        attempts = meters.counter(ATTEMPTS, "What was tried about anybody's security, by outcome", "action", "outcome");
        messages = meters.counter(
                MESSAGES,
                "What gateways said to messages, and what receipts said later",
                "channel",
                "gateway",
                "outcome");
        held = meters.counter(HELD, "Texts that budgets held back, by reason", "why");
        gateways = meters.timer("gatehouse_gateway_seconds", "Waiting for the answers of gateways", "gateway");
    }

    /** Called when the server starts: the meters are there before anything is counted. */
    void begin() {}

    void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) Occurrence occurrence) {
        attempts.count(occurrence.action().name(), occurrence.outcome());
        if (occurrence.action() == Action.SIGN_IN) {
            signIns.count(occurrence.outcome());
        }
    }

    void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) Carried carried) {
        messages.count(
                carried.channel().name(), carried.gateway(), carried.result().name());
        if (!carried.isReceipt()) {
            gateways.note(carried.took(), carried.gateway());
        }
    }

    void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) TextHeld text) {
        held.count(text.why().name());
    }
}
