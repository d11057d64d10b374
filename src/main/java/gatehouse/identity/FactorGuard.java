package gatehouse.identity;

import gatehouse.access.Access;
import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.authentication.SecondFactors;
import gatehouse.authentication.SecondFactors.Demand;
import gatehouse.authentication.confirmation.ConfirmSession;
import gatehouse.session.Session;
import gatehouse.session.Sessions;
import gatehouse.subject.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Who may change what a subject signs in with beside the password: the tenant, and the subject in a session that was
 * opened with all that a login asks for. Else a stolen password would be enough to get rid of the rest, by removing it, by putting one's
 * own in its place, or by deleting the identity and making it anew. Staff who have a factor that confirms a session need one
 * that is fresh besides: else an open session of theirs would be enough to enrol a factor and confirm it with that.
 */
@ApplicationScoped
public class FactorGuard {
    private final SecondFactors factors;
    private final Sessions sessions;
    private final ConfirmSession confirmSession;
    private final Access access;

    @Inject
    FactorGuard(SecondFactors factors, Sessions sessions, ConfirmSession confirmSession, Access access) {
        this.factors = factors;
        this.sessions = sessions;
        this.confirmSession = confirmSession;
        this.access = access;
    }

    /** @param subject with its row locked */
    public boolean lets(Caller caller, Subject subject) {
        List<Demand> demands = factors.demands(subject.id());
        return demands.isEmpty() || mayOverride(caller, subject) || showedAll(caller, subject, demands);
    }

    /**
     * Whether the caller may whatever was shown, because the tenant may. Rights over others prove nothing about oneself:
     * who stole a password of staff has all of these too.
     */
    public boolean mayOverride(Caller caller, Subject subject) {
        Target target = Target.of(subject.tenantId(), subject.party());
        return !caller.is(subject.party()) && access.allows(caller, Permission.OVERRIDE_FACTORS, target);
    }

    private boolean showedAll(Caller caller, Subject subject, List<Demand> demands) {
        return caller.subjectId() == subject.id()
                && sessions.findLive(caller.session())
                        .filter(session -> wasOpenedWith(session, demands))
                        .filter(session -> !needsFreshness(subject, demands) || confirmSession.isFresh(session))
                        .isPresent();
    }

    /** Of staff alone: there is nothing that customers confirm. */
    private static boolean needsFreshness(Subject subject, List<Demand> demands) {
        return subject.role().isStaff()
                && demands.stream().flatMap(demand -> demand.anyOf().stream()).anyMatch(ConfirmSession::takes);
    }

    private static boolean wasOpenedWith(Session session, List<Demand> demands) {
        return demands.stream().allMatch(demand -> demand.isMet(factor -> session.wasProvedBy(factor.amr())));
    }
}
