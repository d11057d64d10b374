package gatehouse.identity;

import gatehouse.access.Caller;
import gatehouse.access.Target;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.identity.IdentityOutcome.Done;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Tells of attempts that changed nothing; what was done is told in the transaction that did it. */
@ApplicationScoped
class Refusals {
    private final Event<Occurrence> occurrences;

    @Inject
    Refusals(Event<Occurrence> occurrences) {
        this.occurrences = occurrences;
    }

    /** @return the outcome */
    @Transactional
    IdentityOutcome told(
            IdentityOutcome outcome, Caller caller, Target target, Action action, Circumstances circumstances) {
        if (!(outcome instanceof Done)) {
            occurrences.fire(Occurrence.about(caller, target, action, outcome.label(), circumstances));
        }
        return outcome;
    }
}
