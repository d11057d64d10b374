package gatehouse.identity.session;

import gatehouse.access.Caller;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.session.EndReason;
import gatehouse.session.Sessions;
import gatehouse.subject.LoginName;
import gatehouse.subject.PartyId;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Lists and ends the sessions of an identity. What is ended is dead on the next call, on every node. */
@ApplicationScoped
@Transactional
public class IdentitySessions {
    private final Subjects subjects;
    private final Sessions sessions;
    private final Event<Occurrence> occurrences;

    @Inject
    IdentitySessions(Subjects subjects, Sessions sessions, Event<Occurrence> occurrences) {
        this.subjects = subjects;
        this.sessions = sessions;
        this.occurrences = occurrences;
    }

    /** Whose sessions: the identity of a customer. */
    public record Whose(long tenantId, long customerId, LoginName name) {}

    /** Newest first; empty when the tenant has no such customer or the customer no such identity. */
    public Optional<List<OpenSession>> list(Caller caller, Whose whose) {
        return find(whose)
                .map(subject -> sessions.liveOf(subject.id()).stream()
                        .map(live -> OpenSession.of(live, caller.session()))
                        .toList());
    }

    /** @return false when the identity has no such live session, be it somebody else's */
    public boolean end(Caller caller, Whose whose, UUID id, Circumstances circumstances) {
        Optional<Subject> owner = find(whose)
                .filter(subject -> sessions.findLive(id)
                        .filter(session -> session.subjectId() == subject.id())
                        .isPresent());
        if (owner.isEmpty()) {
            return false;
        }
        boolean current = id.equals(caller.session());
        boolean ended = sessions.end(id, current ? EndReason.SIGNED_OUT : EndReason.REVOKED)
                .isPresent();
        if (ended) {
            Action action = current ? Action.SIGN_OUT : Action.END_SESSIONS;
            String outcome = current ? "SIGNED_OUT" : "ONE";
            occurrences.fire(Occurrence.by(caller, owner.get(), action, outcome, circumstances));
        }
        return ended;
    }

    /**
     * Ends all of them but the one that asks; whoever asks for somebody else has none among them.
     *
     * @return false when there is no such identity
     */
    public boolean endOthers(Caller caller, Whose whose, Circumstances circumstances) {
        Optional<Subject> owner = find(whose);
        owner.ifPresent(subject -> {
            sessions.endAll(subject.id(), Optional.of(caller.session()), EndReason.REVOKED);
            occurrences.fire(Occurrence.by(caller, subject, Action.END_SESSIONS, "ALL", circumstances));
        });
        return owner.isPresent();
    }

    private Optional<Subject> find(Whose whose) {
        return subjects.find(whose.tenantId(), PartyId.customer(whose.customerId()), whose.name());
    }
}
