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
import java.util.function.Consumer;

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
        return lock(session, alone -> {});
    }

    /** As {@link #lock}, for what may end other sessions that came out of the same signing-in. */
    public Optional<SessionHolder> lockWithFamily(UUID session) {
        return lock(session, sessions::lockFamily);
    }

    /** As {@link #lock}, for what may end any other session of the subject. */
    public Optional<SessionHolder> lockWithAll(UUID session) {
        return lock(session, found -> sessions.lockAll(found.subjectId()));
    }

    private Optional<SessionHolder> lock(UUID session, Consumer<Session> others) {
        // Subjects are locked before their sessions, as everywhere.
        Optional<Session> found = sessions.findLive(session);
        Optional<Subject> subject = found.flatMap(known -> subjects.lock(known.subjectId()))
                .filter(known -> known.isInUseAt(clock.instant()));
        found.ifPresent(others);
        Optional<Session> live = sessions.lockLive(session);
        return subject.flatMap(known -> live.map(going -> new SessionHolder(known, going, populationOf(known))));
    }
}
