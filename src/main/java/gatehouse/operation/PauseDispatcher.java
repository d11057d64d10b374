package gatehouse.operation;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.message.flow.Pause;
import gatehouse.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Lets this node stop taking messages from the outbox, as before work on a gateway, and go on. */
@ApplicationScoped
public class PauseDispatcher {
    private final Pause pause;
    private final Event<Occurrence> occurrences;

    private final Event<Turned> turned;

    @Inject
    PauseDispatcher(Pause pause, Event<Occurrence> occurrences, Event<Turned> turned) {
        this.pause = pause;
        this.occurrences = occurrences;
        this.turned = turned;
    }

    /** It is on record. */
    record Turned(boolean paused) {}

    /** By an administrator of this machine. Nothing changes when that cannot be recorded. */
    @Transactional
    public void turn(boolean paused) {
        occurrences.fire(Occurrence.ofMachine(
                Tenant.PLATFORM, Action.PAUSE_DISPATCHER, paused ? "ON" : "OFF", Circumstances.ofMachine()));
        turned.fire(new Turned(paused));
    }

    /** Not before: a commit that fails would leave this node paused without a record. */
    void follow(@Observes(during = TransactionPhase.AFTER_SUCCESS) Turned turned) {
        pause.turn(turned.paused());
    }
}
