package gatehouse.stepup;

import gatehouse.session.Session;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/** Which sessions count as raised. */
@ApplicationScoped
@Transactional
public class RaisedSessions {
    private final Subjects subjects;
    private final Tenants tenants;
    private final Clock clock;

    @Inject
    RaisedSessions(Subjects subjects, Tenants tenants, Clock clock) {
        this.subjects = subjects;
        this.tenants = tenants;
        this.clock = clock;
    }

    /**
     * Whether another factor was shown in this session, or, where the tenant remembers it, in another one of the same
     * subject and not too long ago. For calls that show what a customer has; what moves or reveals more asks {@link
     * Session#isSteppedUp()}.
     */
    public boolean isRaisedOrRemembered(Session session) {
        return session.isSteppedUp()
                || subjects.find(session.subjectId()).filter(this::isRemembered).isPresent();
    }

    private boolean isRemembered(Subject subject) {
        Duration time = tenants.population(subject.tenantId(), subject.population())
                .stepUp()
                .remembered();
        return subject.steppedUpWithin(time, clock.instant());
    }
}
