package gatehouse.stepup;

import gatehouse.access.Caller;
import gatehouse.session.Session;
import gatehouse.session.SessionHolder;
import gatehouse.session.Sessions;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * What a second factor rests on is not changed with the first alone. Else whoever stole a password would put a phone of
 * their own in the place of the owner's and step up with that, or have the next password mailed to themselves (RTS
 * 24(2)(b): who somebody is and what they prove it by are brought together by strong authentication).
 *
 * <p>It holds from the first factor on, also when that is gone since. Before it there is nothing to show.
 */
@ApplicationScoped
public class StepUpGuard {
    private final Sessions sessions;
    private final Subjects subjects;

    @Inject
    StepUpGuard(Sessions sessions, Subjects subjects) {
        this.sessions = sessions;
        this.subjects = subjects;
    }

    /**
     * Whether the subject may be given another phone or e-mail address, or be let in again. It is the caller's factor that
     * counts as well: else a thief of the caller's password would come in as a colleague who has none, enrol a phone of
     * their own there, and go on with a step-up.
     *
     * @param caller who asks for that, the subject or somebody else
     * @param subject with its row locked
     */
    public boolean letsMove(Caller caller, Subject subject) {
        return !(subject.hasHadFactor() || hasHadFactor(caller))
                || sessions.findLive(caller.session())
                        .filter(Session::isSteppedUp)
                        .isPresent();
    }

    private boolean hasHadFactor(Caller caller) {
        return subjects.find(caller.subjectId()).filter(Subject::hasHadFactor).isPresent();
    }

    /** Whether the phone may be made a factor; one that somebody else gave, who may, needs nothing more. */
    public boolean letsEnrol(SessionHolder holder) {
        Subject subject = holder.subject();
        return !subject.hasHadFactor()
                || subject.isPhoneVouchedFor()
                || holder.session().isSteppedUp();
    }
}
