package gatehouse.session;

import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.tenant.Population;
import gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Finds who is behind a session, and holds them there: what one subject does in all its sessions comes one by one. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class SessionHolders {
    private final Sessions sessions;
    private final Subjects subjects;
    private final Tenants tenants;
    private final Clock clock;

    @Inject
    SessionHolders(Sessions sessions, Subjects subjects, Tenants tenants, Clock clock) {
        this.sessions = sessions;
        this.subjects = subjects;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** The rules that the holder of a session lives under; empty for a subject that is gone. */
    public Optional<Population> populationOf(Session session) {
        return subjects.find(session.subjectId()).map(this::populationOf);
    }

    private Population populationOf(Subject subject) {
        return tenants.population(subject.tenantId(), subject.population());
    }

    /** @return empty when the session is over, or its subject may not sign in any more */
    public Optional<SessionHolder> lock(UUID session) {
        // Subjects are locked before their sessions, as everywhere.
        Optional<Subject> subject = sessions.findLive(session)
                .flatMap(found -> subjects.lock(found.subjectId()))
                .filter(known -> known.isInUseAt(clock.instant()));
        Optional<Session> live = sessions.lockLive(session);
        return subject.flatMap(known -> live.map(going -> new SessionHolder(known, going, populationOf(known))));
    }
}
