package gatehouse.authentication.confirmation;

import gatehouse.access.Access;
import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.authentication.Callers;
import gatehouse.authentication.confirmation.Deed.Cause;
import gatehouse.authentication.confirmation.Deed.Done;
import gatehouse.authentication.confirmation.Deed.TooLate;
import gatehouse.session.Sessions;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Does what is dangerous, in one transaction with the question whether it still may be done. A call was let in by what held
 * then; since that moment its session may have been ended, its confirmation may have run out, or its role may have lost the
 * permission. So the rows of who acts and of whom it is about are locked first, in the order of their numbers, then the
 * caller's sessions, and only then it is asked: of two who sign each other out one is late.
 */
@ApplicationScoped
public class Deeds {
    private final Subjects subjects;
    private final Sessions sessions;
    private final ConfirmSession confirmSession;
    private final Access access;

    @Inject
    Deeds(Subjects subjects, Sessions sessions, ConfirmSession confirmSession, Access access) {
        this.subjects = subjects;
        this.sessions = sessions;
        this.confirmSession = confirmSession;
        this.access = access;
    }

    /**
     * @param about the subject that the deed locks; empty for what locks none. One of another tenant than the target's is
     *     not touched
     * @param deed done in the name of the caller, who is what they are now; what it throws takes everything back
     */
    @Transactional
    public <T> Deed<T> act(
            Caller caller, Permission permission, Target target, Optional<Long> about, Function<Caller, T> deed) {
        lock(caller, target, about);
        Optional<Caller> present = sessions.findPresence(caller.session()).map(Callers::of);
        if (present.isEmpty()) {
            return new TooLate<>(Cause.SIGNED_OUT);
        }
        Caller now = present.get();
        if (!access.allows(now, permission, target)) {
            return new TooLate<>(Cause.FORBIDDEN);
        }
        return confirmSession.until(now).isPresent() ? new Done<>(deed.apply(now)) : new TooLate<>(Cause.UNCONFIRMED);
    }

    private void lock(Caller caller, Target target, Optional<Long> about) {
        Optional<Long> other = about.flatMap(subjects::find)
                .filter(subject -> subject.tenantId() == target.tenantId())
                .map(Subject::id);
        Stream.concat(Stream.of(caller.subjectId()), other.stream())
                .distinct()
                .sorted()
                .forEach(subjects::lock);
        sessions.lockAll(caller.subjectId());
    }
}
