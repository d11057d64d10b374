package gatehouse.stepup;

import gatehouse.access.Caller;
import gatehouse.access.Target;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.challenge.Operation;
import gatehouse.session.Session;
import gatehouse.session.SessionHolder;
import gatehouse.session.SessionHolders;
import gatehouse.stepup.operation.ConfirmedOperations;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Whoever carries out an operation asks here first whether the member confirmed exactly that in a session that lives
 * . A confirmation is good once; an attempt to use it for another amount, currency or payee kills it.
 */
@ApplicationScoped
public class TakeOperation {
    private final Subjects subjects;
    private final SessionHolders holders;
    private final ConfirmedOperations operations;
    private final Event<Occurrence> occurrences;
    private final Clock clock;

    @Inject
    TakeOperation(
            Subjects subjects,
            SessionHolders holders,
            ConfirmedOperations operations,
            Event<Occurrence> occurrences,
            Clock clock) {
        this.subjects = subjects;
        this.holders = holders;
        this.operations = operations;
        this.occurrences = occurrences;
        this.clock = clock;
    }

    /** What came of it. */
    public enum Taking {
        TAKEN,
        /** Nothing was confirmed, or something else, or too long ago, or it was taken before, or the session is over. */
        NOT_CONFIRMED,
        /** The tenant has no such member. */
        MISSING
    }

    /** Whether the caller may was asked before. */
    @Transactional
    public Taking take(Caller caller, long tenantId, long member, Operation operation, Circumstances circumstances) {
        Optional<Subject> subject = subjects.find(member)
                .filter(found ->
                        found.tenantId() == tenantId && found.nameScope().isOfOneTenant())
                .flatMap(found -> subjects.lock(found.id()));
        Taking taking = subject.map(holder -> take(holder, operation)).orElse(Taking.MISSING);
        occurrences.fire(Occurrence.by(
                caller, subject, Target.tenant(tenantId), Action.TAKE_OPERATION, taking.name(), circumstances));
        return taking;
    }

    private Taking take(Subject subject, Operation operation) {
        List<Session> live = operations.sessionsOf(subject.id()).stream()
                .map(holders::lock)
                .flatMap(Optional::stream)
                .map(SessionHolder::session)
                .toList();
        return operations.take(live, operation, clock.instant()) ? Taking.TAKEN : Taking.NOT_CONFIRMED;
    }
}
