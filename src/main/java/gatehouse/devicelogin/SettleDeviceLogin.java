package gatehouse.devicelogin;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Factors;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authentication.SessionOpening;
import gatehouse.authentication.SignedIn;
import gatehouse.devicelogin.DeviceLoginSettled.Grant;
import gatehouse.devicelogin.DeviceLoginSettled.Status;
import gatehouse.member.Mandates;
import gatehouse.push.PushSettled;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.tenant.Population;
import gatehouse.tenant.Tenants;
import gatehouse.throttle.Holder;
import gatehouse.throttle.Lockouts;
import gatehouse.throttle.Verdict;
import gatehouse.webhook.Webhooks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * What follows when the device of a login has answered, or will not: in the transaction of the answer a session opens, or
 * the refusal is counted. Everything that may have changed since the login was asked for is looked at again. A no is the
 * owner's word that somebody else asks: after as many in a row as passwords may be wrong the owner is left in peace, and
 * still has the password.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class SettleDeviceLogin {
    private final DeviceLogins logins;
    private final Subjects subjects;
    private final Tenants tenants;
    private final Mandates mandates;
    private final Lockouts lockouts;
    private final Webhooks webhooks;
    private final SessionOpening opening;
    private final Event<DeviceLoginSettled> settled;
    private final Event<Occurrence> occurrences;
    private final Clock clock;

    @Inject
    SettleDeviceLogin(
            DeviceLogins logins,
            Subjects subjects,
            Tenants tenants,
            Mandates mandates,
            Lockouts lockouts,
            Webhooks webhooks,
            SessionOpening opening,
            Event<DeviceLoginSettled> settled,
            Event<Occurrence> occurrences,
            Clock clock) {
        this.logins = logins;
        this.subjects = subjects;
        this.tenants = tenants;
        this.mandates = mandates;
        this.lockouts = lockouts;
        this.webhooks = webhooks;
        this.opening = opening;
        this.settled = settled;
        this.occurrences = occurrences;
        this.clock = clock;
    }

    /** How one ended, for the audit and for whoever asked. */
    private enum End {
        DONE(Status.VERIFIED),
        /** The owner said no. */
        DECLINED(Status.DECLINED),
        /** The name opens nothing any more. */
        REFUSED(Status.DECLINED),
        /** It was locked meanwhile. */
        LOCKED(Status.DECLINED),
        /** The tenant does not listen, so a token would reach nobody. */
        UNHEARD(Status.DECLINED),
        EXPIRED(Status.EXPIRED);

        private final Status status;

        End(Status status) {
            this.status = status;
        }
    }

    /** @param grant of {@link End#DONE} */
    private record Conclusion(End end, Optional<Grant> grant) {
        static Conclusion without(End end) {
            return new Conclusion(end, Optional.empty());
        }
    }

    void settle(@Observes PushSettled answer) {
        answer.asker().login().flatMap(logins::take).ifPresent(login -> tell(login, answer, conclude(login, answer)));
    }

    private Conclusion conclude(DeviceLogin login, PushSettled answer) {
        return switch (answer.state()) {
            case ACCEPTED -> open(login);
            case REJECTED -> Conclusion.without(decline(login));
            case EXPIRED, SUPERSEDED, WITHDRAWN -> Conclusion.without(End.EXPIRED);
            case PENDING -> throw new IllegalArgumentException("It still waits");
        };
    }

    private End decline(DeviceLogin login) {
        Population population = population(subjects.lock(login.subjectId()).orElseThrow());
        lockouts.judge(Holder.of(Factors.DEVICE, login.subjectId()), false, population.lockout(), clock.instant());
        return End.DECLINED;
    }

    private Conclusion open(DeviceLogin login) {
        Instant now = clock.instant();
        Optional<Subject> entitled =
                subjects.lock(login.subjectId()).filter(owner -> owner.isInUseAt(now) && isEntitled(owner, login));
        if (entitled.isEmpty()) {
            return Conclusion.without(End.REFUSED);
        }
        if (isLocked(entitled.get(), now)) {
            return Conclusion.without(End.LOCKED);
        }
        return webhooks.listens(login.tenantId())
                ? new Conclusion(End.DONE, Optional.of(grant(entitled.get(), login, now)))
                : Conclusion.without(End.UNHEARD);
    }

    private boolean isEntitled(Subject owner, DeviceLogin login) {
        Population population = population(owner);
        return owner.maySignIn(population)
                && population.letsDeviceSignIn()
                && mandates.customersOf(owner.id()).stream().anyMatch(customer -> customer.id() == login.customerId());
    }

    private boolean isLocked(Subject owner, Instant now) {
        return lockouts.lockedUntil(Holder.of(Factors.PASSWORD, owner.id()), now)
                        .isPresent()
                || lockouts.judge(
                                Holder.of(Factors.DEVICE, owner.id()),
                                true,
                                population(owner).lockout(),
                                now)
                        instanceof Verdict.Locked;
    }

    private Grant grant(Subject owner, DeviceLogin login, Instant now) {
        Population population = population(owner);
        Circumstances asked =
                new Circumstances(login.address(), Circumstances.ofCurrentCall().traceId());
        SignedIn signedIn = opening.openRaised(
                new SessionOpening.Entrant(owner, population, Factors.DEVICE, login.audience(), asked));
        owner.steppedUp(now);
        return new Grant(signedIn.token().jwt(), now.plus(population.tokens().idle()));
    }

    private Population population(Subject subject) {
        return tenants.population(subject.tenantId(), subject.population());
    }

    private void tell(DeviceLogin login, PushSettled answer, Conclusion conclusion) {
        End end = conclusion.end();
        occurrences.fire(new Occurrence(
                Action.SIGN_IN,
                Optional.of(Factors.DEVICE),
                end.name(),
                Optional.of(login.tenantId()),
                Optional.of(login.subjectId()),
                end == End.EXPIRED ? Optional.empty() : Optional.of(login.subjectId()),
                Circumstances.ofCurrentCall()));
        settled.fire(new DeviceLoginSettled(
                answer.challengeId(),
                login.tenantId(),
                login.subjectId(),
                login.customerId(),
                end.status,
                conclusion.grant()));
    }
}
