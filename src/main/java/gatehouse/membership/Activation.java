package gatehouse.membership;

import gatehouse.access.Caller;
import gatehouse.access.Target;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.member.Mandates;
import gatehouse.stepup.StepUpGuard;
import gatehouse.subject.PartyId;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/**
 * Whoever acts for a customer shuts out one who was let in, and lets them in again. Who is shut out does not act for the
 * customer from that moment on: the sessions that do end. Who acts for nobody else cannot sign in at all: codes that wait
 * for an answer die too. Neither done twice is a mistake. A root cannot be shut out like this.
 */
@ApplicationScoped
@Transactional
public class Activation {
    /** What came of letting somebody in again. */
    public enum Outcome {
        DONE,
        /** There is no such user. */
        MISSING,
        /** In a session that has shown the first factor alone, while one of the two ever had another. */
        STEP_UP_REQUIRED
    }

    private final Users users;
    private final Subjects subjects;
    private final Mandates mandates;
    private final StepUpGuard guard;
    private final ShutOut shutOut;
    private final Event<Occurrence> occurrences;

    @Inject
    Activation(
            Users users,
            Subjects subjects,
            Mandates mandates,
            StepUpGuard guard,
            ShutOut shutOut,
            Event<Occurrence> occurrences) {
        this.users = users;
        this.subjects = subjects;
        this.mandates = mandates;
        this.guard = guard;
        this.shutOut = shutOut;
        this.occurrences = occurrences;
    }

    /** @return false when there is no such user */
    public boolean deactivate(Caller caller, long number, Circumstances circumstances) {
        Optional<Subject> found = lock(caller, number);
        found.ifPresent(subject -> {
            mandates.suspend(subject, customerOf(caller));
            shutOut.from(subject, customerOf(caller));
        });
        Outcome outcome = found.isPresent() ? Outcome.DONE : Outcome.MISSING;
        return told(caller, found, Action.DEACTIVATE_USER, outcome, circumstances) == Outcome.DONE;
    }

    public Outcome activate(Caller caller, long number, Circumstances circumstances) {
        Optional<Subject> found = lock(caller, number);
        Outcome outcome = found.map(subject -> letIn(caller, subject)).orElse(Outcome.MISSING);
        return told(caller, found, Action.ACTIVATE_USER, outcome, circumstances);
    }

    private Outcome letIn(Caller caller, Subject subject) {
        if (!guard.letsMove(caller, subject)) {
            return Outcome.STEP_UP_REQUIRED;
        }
        mandates.resume(subject, customerOf(caller));
        return Outcome.DONE;
    }

    /** Nobody else finds a user to shut out or let in. */
    private static long customerOf(Caller caller) {
        return caller.customerId().orElseThrow();
    }

    private Optional<Subject> lock(Caller caller, long number) {
        return users.find(caller, number).flatMap(user -> subjects.lock(user.id()));
    }

    private Outcome told(
            Caller caller, Optional<Subject> found, Action action, Outcome outcome, Circumstances circumstances) {
        Target own = new Target(caller.tenantId(), caller.customerId().map(PartyId::customer));
        occurrences.fire(Occurrence.by(caller, found, own, action, outcome.name(), circumstances));
        return outcome;
    }
}
