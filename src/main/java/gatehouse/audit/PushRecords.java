package gatehouse.audit;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Factors;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.push.PushSettled;
import gatehouse.push.PushState;
import gatehouse.push.PushTried;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;

/** Makes occurrences of what happens to the challenges of devices, which know nothing of the call that they came by. */
@ApplicationScoped
class PushRecords {
    private final Event<Occurrence> occurrences;

    @Inject
    PushRecords(Event<Occurrence> occurrences) {
        this.occurrences = occurrences;
    }

    void tried(@Observes PushTried tried) {
        Action action = switch (tried.step()) {
            case ISSUE -> Action.ISSUE_PUSH;
            case ANSWER -> Action.ANSWER_PUSH;
        };
        tell(action, tried.outcome(), tried.tenantId(), tried.subjectId(), Optional.of(tried.subjectId()));
    }

    /** Whoever let it expire has not tried anything, and nobody did it. */
    void settled(@Observes PushSettled settled) {
        if (settled.state() == PushState.EXPIRED) {
            tell(Action.ANSWER_PUSH, settled.state().name(), settled.tenantId(), settled.subjectId(), Optional.empty());
        }
    }

    private void tell(Action action, String outcome, long tenantId, long subjectId, Optional<Long> actor) {
        occurrences.fire(new Occurrence(
                action,
                Optional.of(Factors.DEVICE),
                outcome,
                Optional.of(tenantId),
                Optional.of(subjectId),
                actor,
                Circumstances.ofCurrentCall()));
    }
}
