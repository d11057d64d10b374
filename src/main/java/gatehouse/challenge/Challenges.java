package gatehouse.challenge;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static jakarta.transaction.Transactional.TxType.REQUIRES_NEW;

import gatehouse.platform.ClockMovedBack;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.Randomness;
import gatehouse.platform.Secret;
import gatehouse.tenant.ChallengePolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The challenges of all recipients. Issuing and answering happen in the caller's transaction, which has to commit whatever
 * the outcome: a wrong answer that is rolled back was never counted.
 */
@ApplicationScoped
public class Challenges {
    /** Kept after their expiry, to know for a while when the last one was issued. */
    private static final Duration KEPT = Duration.ofDays(1);

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    private final Codes codes;
    private final KeyedHash keyedHash;
    private final Randomness randomness;
    private final Clock clock;

    @Inject
    public Challenges(Codes codes, KeyedHash keyedHash, Randomness randomness, Clock clock) {
        this.codes = codes;
        this.keyedHash = keyedHash;
        this.randomness = randomness;
        this.clock = clock;
    }

    /**
     * Issues a challenge in place of the live one of that recipient and purpose, if the last was issued long enough ago.
     * Of many at once exactly one succeeds, and the others are too soon.
     */
    @Transactional(MANDATORY)
    public Issuance issue(Recipient recipient, Purpose purpose, Kind kind, ChallengePolicy policy, Instant now) {
        // The lock comes first: what another transaction issued while we waited for it is then seen.
        Optional<Challenge> previous = lockLive(recipient, purpose);
        Optional<Instant> tooSoonUntil = tooSoonUntil(recipient, purpose, policy, now);
        if (tooSoonUntil.isPresent()) {
            return new Issuance.TooSoon(tooSoonUntil.get());
        }
        previous.ifPresent(challenge -> challenge.supersede(now));
        entities.flush();
        Secret answer = kind == Kind.CODE ? codes.code() : codes.link();
        Issuance.Issued issued = new Issuance.Issued(randomness.id(clock), answer, now.plus(kind.life(policy)));
        return insert(issued, recipient, purpose, policy.attempts(), now)
                ? issued
                : new Issuance.TooSoon(now.plus(policy.resendAfter()));
    }

    /** Until when another one would come too soon after the last; empty when it may come. {@link #issue} decides. */
    @Transactional(MANDATORY)
    public Optional<Instant> tooSoonUntil(Recipient recipient, Purpose purpose, ChallengePolicy policy, Instant now) {
        return lastIssued(recipient, purpose)
                .map(last -> last.plus(policy.resendAfter()))
                .filter(now::isBefore);
    }

    /** Answers the live challenge of that recipient and purpose; a right answer uses it up, a wrong one is counted. */
    @Transactional(MANDATORY)
    public Answer answer(Recipient recipient, Purpose purpose, Secret answer, Instant now) {
        return onLive(recipient, purpose, challenge -> challenge.answer(answer, keyedHash, now));
    }

    /**
     * As {@link #answer}, but a right answer does not use the challenge up: for callers with something slow to do before
     * they answer for good. A wrong answer is counted.
     */
    @Transactional(MANDATORY)
    public Answer check(Recipient recipient, Purpose purpose, Secret answer, Instant now) {
        return onLive(recipient, purpose, challenge -> challenge.check(answer, keyedHash, now));
    }

    /** Ends what waits for an answer for this purpose: it was settled in another way. */
    @Transactional(MANDATORY)
    public void end(Recipient recipient, Purpose purpose, Instant now) {
        lockLive(recipient, purpose).ifPresent(challenge -> challenge.supersede(now));
    }

    /** Ends everything that waits for an answer of this recipient: their password, phone or e-mail changed. */
    @Transactional(MANDATORY)
    public void endAll(Recipient recipient, Instant now) {
        entities.createQuery("update Challenge c set c.live = null, c.ended = :now"
                        + " where c.recipient = :recipient and c.live is not null")
                .setParameter("now", now)
                .setParameter("recipient", recipient.key())
                .executeUpdate();
    }

    /** What was issued later than now never happened. */
    void forget(@Observes ClockMovedBack back) {
        entities.createQuery("delete from Challenge c where c.created > :now")
                .setParameter("now", back.now())
                .executeUpdate();
    }

    /**
     * Deletes challenges that expired long ago; rows that another node is deleting are left to it.
     *
     * @return how many there were, at most {@code limit}
     */
    @Transactional(REQUIRES_NEW)
    protected int sweep(int limit) {
        List<Challenge> old = expiredBefore(clock.instant().minus(KEPT), limit);
        old.forEach(entities::remove);
        return old.size();
    }

    private Answer onLive(Recipient recipient, Purpose purpose, Function<Challenge, Answer> question) {
        return lockLive(recipient, purpose).map(question).orElseGet(Answer.NoneLive::new);
    }

    private Optional<Challenge> lockLive(Recipient recipient, Purpose purpose) {
        return entities.createQuery("select c from Challenge c where c.live = :live", Challenge.class)
                .setParameter("live", Challenge.liveKey(recipient, purpose))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    private Optional<Instant> lastIssued(Recipient recipient, Purpose purpose) {
        return entities.createQuery(
                        "select c from Challenge c where c.recipient = :recipient and c.purpose = :purpose"
                                + " order by c.created desc",
                        Challenge.class)
                .setParameter("recipient", recipient.key())
                .setParameter("purpose", purpose)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(Challenge::created);
    }

    /** A plain insert, because a refused one must be an answer and not the end of the caller's transaction. */
    private boolean insert(Issuance.Issued issued, Recipient recipient, Purpose purpose, int attempts, Instant now) {
        UUID id = issued.id();
        return entities.createNativeQuery("insert into challenge"
                                + " (id, recipient, purpose, answer_hash, attempts_left, created, expires, live)"
                                + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) on conflict do nothing")
                        .setParameter(1, id)
                        .setParameter(2, recipient.key())
                        .setParameter(3, purpose.name())
                        .setParameter(4, Challenge.hash(keyedHash, id, recipient, purpose, issued.answer()))
                        .setParameter(5, attempts)
                        .setParameter(6, now.atOffset(ZoneOffset.UTC))
                        .setParameter(7, issued.expires().atOffset(ZoneOffset.UTC))
                        .setParameter(8, Challenge.liveKey(recipient, purpose))
                        .executeUpdate()
                == 1;
    }

    @SuppressWarnings("unchecked") // The query names the class of its rows.
    private List<Challenge> expiredBefore(Instant end, int limit) {
        return entities.createNativeQuery(
                        "select * from challenge where expires < ?1 order by expires limit ?2 for update skip locked",
                        Challenge.class)
                .setParameter(1, end.atOffset(ZoneOffset.UTC))
                .setParameter(2, limit)
                .getResultList();
    }
}
