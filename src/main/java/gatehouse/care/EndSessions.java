package gatehouse.care;

import gatehouse.access.Caller;
import gatehouse.access.Target;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.identity.NewFactors;
import gatehouse.session.EndReason;
import gatehouse.session.Sessions;
import gatehouse.subject.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Signs somebody out everywhere; who does it to themselves goes on where they are. */
@ApplicationScoped
public class EndSessions {
    private final Charges charges;
    private final Sessions sessions;
    private final Event<Occurrence> occurrences;

    @Inject
    EndSessions(Charges charges, Sessions sessions, Event<Occurrence> occurrences) {
        this.charges = charges;
        this.sessions = sessions;
        this.occurrences = occurrences;
    }

    /** @param count how many lived and ended */
    public record Ended(Aid aid, int count) {}

    /** Whether the caller may at all was asked before. */
    @Transactional
    public Ended end(Caller caller, long tenantId, long subjectId, Circumstances circumstances) {
        Optional<Subject> found = charges.lock(tenantId, subjectId);
        Aid aid = charges.judge(caller, found);
        int count = aid == Aid.DONE ? end(found.orElseThrow(), NewFactors.ownOf(caller, found.orElseThrow())) : 0;
        String outcome = aid == Aid.DONE ? "ALL" : aid.name();
        occurrences.fire(
                Occurrence.by(caller, found, Target.tenant(tenantId), Action.END_SESSIONS, outcome, circumstances));
        return new Ended(aid, count);
    }

    private int end(Subject subject, Optional<UUID> goesOn) {
        int live = (int) sessions.liveOf(subject.id()).stream()
                .filter(one -> !goesOn.equals(Optional.of(one.session().id())))
                .count();
        sessions.endAll(subject.id(), goesOn, EndReason.REVOKED);
        return live;
    }
}
