package gatehouse.linking;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Factors;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.subject.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;

/** Tells the audit what became of somebody's device. */
@ApplicationScoped
class DeviceNews {
    private final Event<Occurrence> occurrences;

    @Inject
    DeviceNews(Event<Occurrence> occurrences) {
        this.occurrences = occurrences;
    }

    /** Their own doing, in a session or with a code of one. */
    void tell(Subject subject, Action action, String outcome, Circumstances circumstances) {
        tell(Optional.of(subject), action, outcome, circumstances);
    }

    /** A code that links nobody's device. */
    void tellOfStranger(String outcome, Circumstances circumstances) {
        tell(Optional.empty(), Action.ENROL_FACTOR, outcome, circumstances);
    }

    private void tell(Optional<Subject> subject, Action action, String outcome, Circumstances circumstances) {
        occurrences.fire(new Occurrence(
                action,
                Optional.of(Factors.DEVICE),
                outcome,
                subject.map(Subject::tenantId),
                subject.map(Subject::id),
                subject.map(Subject::id),
                circumstances));
    }
}
