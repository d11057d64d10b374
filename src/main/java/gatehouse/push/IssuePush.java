package gatehouse.push;

import gatehouse.authenticator.device.Device;
import gatehouse.authenticator.device.DeviceUse;
import gatehouse.authenticator.device.Devices;
import gatehouse.challenge.Operation;
import gatehouse.push.PushIssuance.AnsweredBefore;
import gatehouse.push.PushIssuance.Issued;
import gatehouse.push.PushIssuance.NotLinked;
import gatehouse.push.PushIssuance.TooMany;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.tenant.ChallengePolicy;
import gatehouse.tenant.Tenants;
import gatehouse.throttle.RequestLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks somebody on the device that is linked, in the name of a session of theirs or of a login. While it waits it may be
 * asked again, and the old challenge dies; once it was answered, this session asks no more, but for operations, of which
 * each is confirmed by itself. How often is bounded for a tenant, and for a subject, so that nobody is worn down until
 * they accept.
 */
@ApplicationScoped
public class IssuePush {
    private final Subjects subjects;
    private final Tenants tenants;
    private final Devices devices;
    private final Pushes pushes;
    private final RequestLimits counts;
    private final PushLimits limits;
    private final Event<PushTried> tried;
    private final Clock clock;

    @Inject
    IssuePush(
            Subjects subjects,
            Tenants tenants,
            Devices devices,
            Pushes pushes,
            RequestLimits counts,
            PushLimits limits,
            Event<PushTried> tried,
            Clock clock) {
        this.subjects = subjects;
        this.tenants = tenants;
        this.devices = devices;
        this.pushes = pushes;
        this.counts = counts;
        this.limits = limits;
        this.tried = tried;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param asker a live session of this subject, or a login under its name
     * @param operation what the owner is to confirm; empty when presence is enough, as it is for a login
     */
    public record Wish(long subjectId, Asker asker, DeviceUse use, Optional<Operation> operation) {
        public Wish {
            if (asker.purpose() == PushPurpose.LOGIN && operation.isPresent()) {
                throw new IllegalArgumentException("A login confirms no operation");
            }
        }

        /** @param session that is to be raised, or in which the operation is to be confirmed */
        public Wish(long subjectId, UUID session, DeviceUse use, Optional<Operation> operation) {
            this(subjectId, Asker.session(session), use, operation);
        }
    }

    /**
     * Joins the caller's transaction, which must not have locked the session's row before the subject's, and must commit
     * whatever the outcome.
     */
    @Transactional
    public PushIssuance issue(Wish wish) {
        Instant now = clock.instant();
        Optional<Subject> subject = subjects.lock(wish.subjectId()).filter(known -> known.isInUseAt(now));
        PushIssuance outcome = subject.flatMap(known -> devices.of(known.id(), wish.use()))
                .map(device -> issue(wish, device, policy(subject.orElseThrow()), now))
                .orElseGet(NotLinked::new);
        subject.ifPresent(known -> tried.fire(
                new PushTried(PushTried.Step.ISSUE, outcome.getClass().getSimpleName(), known.tenantId(), known.id())));
        return outcome;
    }

    private PushIssuance issue(Wish wish, Device device, ChallengePolicy policy, Instant now) {
        if (wish.operation().isEmpty() && pushes.isAnswered(wish.asker(), wish.use())) {
            return new AnsweredBefore();
        }
        // The tenant's count last: all of its pushes wait for that row until this one commits.
        Optional<Duration> wait = counts.take(limits.perSubject(), Long.toString(device.subjectId()), now)
                .or(() -> counts.take(limits.perTenant(), Long.toString(device.tenantId()), now));
        if (wait.isPresent()) {
            return new TooMany(wait.get());
        }
        Push push = pushes.add(device, wish.asker(), wish.operation(), policy, now);
        return new Issued(push.id(), push.expires());
    }

    private ChallengePolicy policy(Subject subject) {
        return tenants.population(subject.tenantId(), subject.population()).challenges();
    }
}
