package gatehouse.push;

import gatehouse.authenticator.device.Device;
import gatehouse.authenticator.device.DeviceUse;
import gatehouse.challenge.Operation;
import gatehouse.platform.ClockMovedBack;
import gatehouse.platform.Randomness;
import gatehouse.platform.database.ExpiredRows;
import gatehouse.subject.Numbers;
import gatehouse.tenant.ChallengePolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The challenges of all devices. Whoever changes one has locked the subject's row; the end of each is told once, in the
 * transaction that brings it.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class Pushes {
    private static final int CHALLENGE_BYTES = 32;

    /** Longer than any session lives, because a session that was answered is asked no more. */
    private static final Duration KEPT = Duration.ofDays(2);

    private static final int DUE_AT_ONCE = 100;
    private static final ExpiredRows OVER = new ExpiredRows("push_challenge");

    private final Numbers numbers;
    private final Randomness randomness;
    private final Event<PushSettled> settled;
    private final Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    Pushes(Numbers numbers, Randomness randomness, Event<PushSettled> settled, Clock clock) {
        this.numbers = numbers;
        this.randomness = randomness;
        this.settled = settled;
        this.clock = clock;
    }

    /** Makes one in place of the one that waits where this one is going to. */
    Push add(Device device, Asker asker, Optional<Operation> operation, ChallengePolicy policy, Instant now) {
        waitingAt(asker.place(device.subjectId(), device.use())).forEach(push -> end(push, PushState.SUPERSEDED, now));
        // The database must see the old one go before it sees the new one come.
        entities.flush();
        byte[] challenge = randomness.bytes(CHALLENGE_BYTES);
        Push push = new Push(numbers.next(), device, asker, operation, challenge, policy, now);
        entities.persist(push);
        return push;
    }

    private List<Push> waitingAt(String place) {
        return entities.createQuery("select p from Push p where p.live = :place", Push.class)
                .setParameter("place", place)
                .getResultList();
    }

    /**
     * Whether the owner accepted or rejected in this name already, apart from operations, each asked by itself. What they
     * rejected they rejected for all sessions that came out of the same signing-in: else each exchange of its token would
     * buy another push.
     */
    boolean isAnswered(Asker asker, DeviceUse use) {
        return entities.createQuery(
                        "select p from Push p where p.use = :use and (p.askerId = :asker or p.state = :rejected"
                                + " and p.askerId in (select other.id from Session own, Session other"
                                + " where own.id = :asker and other.family = own.family))",
                        Push.class)
                .setParameter("rejected", PushState.REJECTED)
                .setParameter("asker", asker.id())
                .setParameter("use", use)
                .getResultStream()
                .filter(push -> push.operation().isEmpty())
                .anyMatch(push -> push.state().isAnswer());
    }

    Optional<Push> find(long id) {
        return Optional.ofNullable(entities.find(Push.class, id));
    }

    /** As it is once the lock is there. */
    Optional<Push> lock(long id) {
        return Optional.ofNullable(entities.find(Push.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Changes one that is locked, and tells if that was its end. */
    <R> R change(Push push, Function<Push, R> change) {
        boolean pending = push.state() == PushState.PENDING;
        R result = change.apply(push);
        if (pending && push.state() != PushState.PENDING) {
            settled.fire(push.settled());
        }
        return result;
    }

    /** @return what it is now, which may be another end if it was over before */
    PushState end(Push push, PushState end, Instant now) {
        return lock(push.id())
                .map(locked -> change(locked, one -> {
                    one.become(end, now);
                    return one.state();
                }))
                .orElseThrow();
    }

    /** Whatever its device is asked is withdrawn. */
    void withdraw(UUID device, Instant now) {
        entities.createQuery(
                        "select p from Push p where p.deviceId = :device and p.state = :pending order by p.id",
                        Push.class)
                .setParameter("device", device)
                .setParameter("pending", PushState.PENDING)
                .getResultList()
                .forEach(push -> end(push, PushState.WITHDRAWN, now));
    }

    /** What these devices are asked at this moment, oldest first. */
    @Transactional
    List<PendingPush> pendingOf(Collection<UUID> devices) {
        return entities.createQuery(
                        "select p from Push p where p.deviceId in :devices and p.state = :pending"
                                + " and p.expires > :now order by p.id",
                        Push.class)
                .setParameter("devices", devices)
                .setParameter("pending", PushState.PENDING)
                .setParameter("now", clock.instant())
                .getResultStream()
                .map(Push::pending)
                .toList();
    }

    /** One that expired and has to be told. */
    record Due(long id, long subjectId) {}

    /** A few of those that expired and were not told yet. */
    @Transactional(TxType.REQUIRES_NEW)
    List<Due> due() {
        return entities.createQuery(
                        "select p from Push p where p.state = :pending and p.expires <= :now order by p.expires",
                        Push.class)
                .setParameter("pending", PushState.PENDING)
                .setParameter("now", clock.instant())
                .setMaxResults(DUE_AT_ONCE)
                .getResultStream()
                .map(push -> new Due(push.id(), push.subjectId()))
                .toList();
    }

    /** What was asked later than now never happened. */
    void forget(@Observes ClockMovedBack back) {
        entities.createQuery("delete from Push p where p.created > :now")
                .setParameter("now", back.now())
                .executeUpdate();
    }

    /** Removes one small batch of those that are long over. @return whether there may be more */
    @Transactional(TxType.REQUIRES_NEW)
    boolean sweep() {
        return OVER.sweep(entities, clock.instant().minus(KEPT));
    }
}
