package gatehouse.staff;

import gatehouse.access.Caller;
import gatehouse.access.Target;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Tells of attempts, in the transaction of what they did, if there is one. */
@ApplicationScoped
class Attempts {
    private final Event<Occurrence> occurrences;

    @Inject
    Attempts(Event<Occurrence> occurrences) {
        this.occurrences = occurrences;
    }

    /** @return the outcome */
    @Transactional
    AdminUserOutcome told(
            AdminUserOutcome outcome, Caller caller, Target target, Action action, Circumstances circumstances) {
        occurrences.fire(Occurrence.about(caller, target, action, outcome.label(), circumstances));
        return outcome;
    }
}
