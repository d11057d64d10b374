package gatehouse.stepup;

import gatehouse.session.Session;
import gatehouse.session.SessionHolder;
import gatehouse.session.Sessions;
import gatehouse.subject.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

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

    @Inject
    StepUpGuard(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * Whether the subject may be given another phone or e-mail address.
     *
     * @param session in which that is asked for, the subject's own or somebody else's
     * @param subject with its row locked
     */
    public boolean letsMove(UUID session, Subject subject) {
        return !subject.hasHadFactor()
                || sessions.findLive(session).filter(Session::isSteppedUp).isPresent();
    }

    /** Whether the phone may be made a factor; one that somebody else gave, who may, needs nothing more. */
    public boolean letsEnrol(SessionHolder holder) {
        Subject subject = holder.subject();
        return !subject.hasHadFactor()
                || subject.isPhoneVouchedFor()
                || holder.session().isSteppedUp();
    }
}
