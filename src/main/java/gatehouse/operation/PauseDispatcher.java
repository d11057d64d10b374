package gatehouse.operation;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.message.flow.Pause;
import gatehouse.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Lets this node stop taking messages from the outbox, as before work on a gateway, and go on. */
@ApplicationScoped
public class PauseDispatcher {
    private final Pause pause;
    private final Event<Occurrence> occurrences;

    @Inject
    PauseDispatcher(Pause pause, Event<Occurrence> occurrences) {
        this.pause = pause;
        this.occurrences = occurrences;
    }

    /** By an administrator of this machine. Nothing changes when that cannot be recorded. */
    @Transactional
    public void turn(boolean paused) {
        occurrences.fire(Occurrence.ofMachine(
                Tenant.PLATFORM, Action.PAUSE_DISPATCHER, paused ? "ON" : "OFF", Circumstances.ofMachine()));
        pause.turn(paused);
    }
}
