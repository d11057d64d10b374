package gatehouse.linking;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Factors;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.session.Session;
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

    /** Their own doing in a session that may be over; empty for one that was removed since. */
    void tell(Optional<Session> session, Action action, String outcome, Circumstances circumstances) {
        occurrences.fire(Occurrence.of(action, outcome, session, circumstances).with(Factors.DEVICE));
    }

    /** Their own doing, with a code. */
    void tell(Subject subject, Action action, String outcome, Circumstances circumstances) {
        about(Optional.of(subject), action, outcome, circumstances);
    }

    /** A code that links nobody's device. */
    void tellOfStranger(String outcome, Circumstances circumstances) {
        about(Optional.empty(), Action.ENROL_FACTOR, outcome, circumstances);
    }

    private void about(Optional<Subject> subject, Action action, String outcome, Circumstances circumstances) {
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
