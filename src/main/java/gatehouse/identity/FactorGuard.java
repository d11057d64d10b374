package gatehouse.identity;

import gatehouse.access.Access;
import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.authentication.SecondFactor;
import gatehouse.authentication.SecondFactors;
import gatehouse.session.Session;
import gatehouse.session.Sessions;
import gatehouse.subject.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/**
 * Who may change what a subject signs in with beside the password: the tenant, and the subject in a session that was
 * opened with all of it. Else a stolen password would be enough to get rid of the rest, by removing it, by putting one's
 * own in its place, or by deleting the identity and making it anew.
 */
@ApplicationScoped
class FactorGuard {
    private final SecondFactors factors;
    private final Sessions sessions;
    private final Access access;

    @Inject
    FactorGuard(SecondFactors factors, Sessions sessions, Access access) {
        this.factors = factors;
        this.sessions = sessions;
        this.access = access;
    }

    /** @param subject with its row locked */
    boolean lets(Caller caller, Subject subject) {
        Set<SecondFactor> enrolled = factors.enrolled(subject.id());
        return enrolled.isEmpty() || mayOverride(caller, subject) || showedAll(caller, subject, enrolled);
    }

    /** Rights over others prove nothing about oneself: who stole a password of staff has all of these too. */
    private boolean mayOverride(Caller caller, Subject subject) {
        Target target = Target.of(subject.tenantId(), subject.party());
        return !caller.is(subject.party()) && access.allows(caller, Permission.OVERRIDE_FACTORS, target);
    }

    private boolean showedAll(Caller caller, Subject subject, Set<SecondFactor> enrolled) {
        return caller.subjectId() == subject.id()
                && sessions.findLive(caller.session())
                        .filter(session -> wasOpenedWith(session, enrolled))
                        .isPresent();
    }

    private static boolean wasOpenedWith(Session session, Set<SecondFactor> enrolled) {
        return enrolled.stream().map(SecondFactor::amr).allMatch(session::wasProvedBy);
    }
}
