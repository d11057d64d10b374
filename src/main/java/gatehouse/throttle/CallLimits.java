package gatehouse.throttle;

import gatehouse.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The calls of a tenant's programme and of each subject, counted against {@link Quota#OF_CALLS} where the tenant is under
 * it. Costs one statement a window for each of the two, and one more for the first call of a window.
 */
@ApplicationScoped
public class CallLimits {
    private final RequestLimits requests;
    private final Clock clock;

    @Inject
    CallLimits(RequestLimits requests, Clock clock) {
        this.requests = requests;
        this.clock = clock;
    }

    /** One call of a programme, which its key names, in a short transaction unless one is open. */
    @Transactional
    public Allowance ofProgramme(Tenant tenant) {
        return take(tenant, "tenant/" + tenant.id());
    }

    /** One call of somebody who is signed in; to be asked after {@link #ofProgramme}. */
    @Transactional
    public Allowance ofSubject(Tenant tenant, long subjectId) {
        return take(tenant, "subject/" + subjectId);
    }

    private Allowance take(Tenant tenant, String key) {
        if (!tenant.limitsCalls()) {
            return new Allowance.Within();
        }
        Instant now = clock.instant();
        for (Limit limit : Quota.OF_CALLS.limits()) {
            Optional<Duration> wait = requests.take(limit, key, now);
            if (wait.isPresent()) {
                return new Allowance.Exceeded(limit, Quota.OF_CALLS, wait.get());
            }
        }
        return new Allowance.Within();
    }
}
