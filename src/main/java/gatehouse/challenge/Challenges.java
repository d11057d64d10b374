package gatehouse.challenge;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static jakarta.transaction.Transactional.TxType.REQUIRED;
import static jakarta.transaction.Transactional.TxType.REQUIRES_NEW;

import gatehouse.platform.ClockMovedBack;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.Randomness;
import gatehouse.platform.Secret;
import gatehouse.tenant.ChallengePolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
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
    private final Event<ChallengeOver> over;
    private final Clock clock;

    @Inject
    public Challenges(Codes codes, KeyedHash keyedHash, Randomness randomness, Event<ChallengeOver> over, Clock clock) {
        this.codes = codes;
        this.keyedHash = keyedHash;
        this.randomness = randomness;
        this.over = over;
        this.clock = clock;
    }

    /**
     * Issues a challenge in place of the live one of that recipient and purpose, if the last was issued long enough ago.
     * Of many at once exactly one succeeds, and the others are too soon.
     */
    @Transactional(MANDATORY)
    public Issuance issue(Recipient recipient, Purpose purpose, Kind kind, ChallengePolicy policy, Instant now) {
        return issue(recipient, purpose, Optional.empty(), kind, policy, now);
    }

    /** As {@link #issue(Recipient, Purpose, Kind, ChallengePolicy, Instant)}, for an operation that is to be confirmed. */
    @Transactional(MANDATORY)
    public Issuance issue(
            Recipient recipient,
            Purpose purpose,
            Optional<Operation> operation,
            Kind kind,
            ChallengePolicy policy,
            Instant now) {
        // The lock comes first: what another transaction issued while we waited for it is then seen.
        Optional<Challenge> previous = lockLive(recipient, purpose);
        Optional<Instant> tooSoonUntil = tooSoonUntil(recipient, purpose, policy, now);
        if (tooSoonUntil.isPresent()) {
            return new Issuance.TooSoon(tooSoonUntil.get());
        }
        previous.ifPresent(challenge -> supersede(challenge, now));
        entities.flush();
        Secret answer = kind == Kind.CODE ? codes.code() : codes.link();
        Issuance.Issued issued = new Issuance.Issued(randomness.id(clock), answer, now.plus(kind.life(policy)));
        return insert(issued, recipient, purpose, operation, policy.attempts(), now)
                ? issued
                : new Issuance.TooSoon(now.plus(policy.resendAfter()));
    }

    /**
     * Until when another one would come too soon after the last of the same family; empty when it may come. {@link #issue}
     * decides.
     */
    @Transactional(MANDATORY)
    public Optional<Instant> tooSoonUntil(Recipient recipient, Purpose purpose, ChallengePolicy policy, Instant now) {
        return newest("family", recipient.familyText(), recipient, purpose)
                .map(last -> last.created().plus(policy.resendAfter()))
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

    /** How the last challenge of that recipient and purpose stands; empty when there is none that is remembered. */
    @Transactional(MANDATORY)
    Optional<Standing> standing(Recipient recipient, Purpose purpose, Instant now) {
        return last(recipient, purpose).map(challenge -> challenge.standing(now));
    }

    /** What was last asked; of a challenge that is over as well. */
    @Transactional(MANDATORY)
    public Optional<Asked> asked(Recipient recipient, Purpose purpose) {
        return last(recipient, purpose).map(Challenge::asked);
    }

    /** Whether something waits for an answer. */
    @Transactional(MANDATORY)
    public boolean isLive(Recipient recipient, Purpose purpose, Instant now) {
        return standing(recipient, purpose, now).equals(Optional.of(Standing.LIVE));
    }

    /**
     * How many were issued to the same family that confirm no operation, as far as is remembered: a day after they expired
     * they are not.
     */
    @Transactional(MANDATORY)
    public long count(Recipient recipient, Purpose purpose) {
        return entities.createQuery(
                        "select count(c) from Challenge c where c.recipient = :recipient and c.purpose = :purpose"
                                + " and c.family = :family and c.amount is null",
                        Long.class)
                .setParameter("recipient", recipient.key())
                .setParameter("purpose", purpose)
                .setParameter("family", recipient.familyText())
                .getSingleResult();
    }

    /** Ends what waits for an answer: wrong ones elsewhere were too many as well. */
    @Transactional(MANDATORY)
    void useUp(Recipient recipient, Purpose purpose, Instant now) {
        lockLive(recipient, purpose).ifPresent(challenge -> {
            challenge.useUp(now);
            tellOver(challenge, false);
        });
    }

    /** Some that nobody answered in time, which was not told yet; longest ago first. */
    @Transactional(REQUIRED)
    public List<Expired> untold(int limit) {
        return entities.createQuery("select c from Challenge c where c.tells <= :now order by c.tells", Challenge.class)
                .setParameter("now", clock.instant())
                .setMaxResults(limit)
                .getResultStream()
                .map(challenge -> new Expired(challenge.asked().id(), challenge.recipient()))
                .toList();
    }

    /** Nobody answered it in time. */
    public record Expired(UUID id, Recipient recipient) {}

    /** @return false when somebody told it before, or it was answered at the last moment */
    @Transactional(MANDATORY)
    public boolean tellExpiry(UUID id, Instant now) {
        Challenge challenge = entities.find(Challenge.class, id, LockModeType.PESSIMISTIC_WRITE);
        return challenge != null && challenge.tellExpiry(now);
    }

    /** Ends what waits for an answer for this purpose: it was settled in another way. */
    @Transactional(MANDATORY)
    public void end(Recipient recipient, Purpose purpose, Instant now) {
        lockLive(recipient, purpose).ifPresent(challenge -> supersede(challenge, now));
    }

    /** Ends everything that waits for an answer of this recipient, wherever: their password, phone or e-mail changed. */
    @Transactional(MANDATORY)
    public void endAll(Recipient recipient, Instant now) {
        List<Challenge> live = entities.createQuery(
                        "select c from Challenge c where c.recipient = :recipient and c.live is not null order by c.id",
                        Challenge.class)
                .setParameter("recipient", recipient.key())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        live.forEach(challenge -> challenge.withdraw(now));
        if (!live.isEmpty()) {
            over.fire(new ChallengeOver(live.stream().map(Challenge::id).toList(), false));
        }
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
        return lockLive(recipient, purpose)
                .map(challenge -> asking(challenge, question))
                .orElseGet(Answer.NoneLive::new);
    }

    private Answer asking(Challenge challenge, Function<Challenge, Answer> question) {
        Answer worth = question.apply(challenge);
        if (challenge.isOver()) {
            tellOver(challenge, worth instanceof Answer.Right);
        }
        return worth;
    }

    private void supersede(Challenge challenge, Instant now) {
        challenge.supersede(now);
        tellOver(challenge, false);
    }

    private void tellOver(Challenge challenge, boolean answered) {
        over.fire(new ChallengeOver(List.of(challenge.id()), answered));
    }

    private Optional<Challenge> lockLive(Recipient recipient, Purpose purpose) {
        return entities.createQuery("select c from Challenge c where c.live = :live", Challenge.class)
                .setParameter("live", Challenge.liveKey(recipient, purpose))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    private Optional<Challenge> last(Recipient recipient, Purpose purpose) {
        return newest("sessionId", recipient.sessionText(), recipient, purpose);
    }

    /** @param within the field that holds {@code place} */
    private Optional<Challenge> newest(String within, String place, Recipient recipient, Purpose purpose) {
        return entities.createQuery(
                        "select c from Challenge c where c.recipient = :recipient and c.purpose = :purpose and c."
                                + within + " = :place order by c.created desc, c.id desc",
                        Challenge.class)
                .setParameter("recipient", recipient.key())
                .setParameter("purpose", purpose)
                .setParameter("place", place)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** A plain insert, because a refused one must be an answer and not the end of the caller's transaction. */
    private boolean insert(
            Issuance.Issued issued,
            Recipient recipient,
            Purpose purpose,
            Optional<Operation> operation,
            int attempts,
            Instant now) {
        OffsetDateTime expires = issued.expires().atOffset(ZoneOffset.UTC);
        UUID id = issued.id();
        return entities.createNativeQuery("insert into challenge"
                                + " (id, recipient, purpose, answer_hash, attempts_left, created, expires, live,"
                                + " session_id, family, tells, amount, currency, payee)"
                                + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, cast(?11 as timestamp with time zone),"
                                + " cast(?12 as bigint), cast(?13 as varchar(3)), cast(?14 as varchar(140)))"
                                + " on conflict do nothing")
                        .setParameter(1, id)
                        .setParameter(2, recipient.key())
                        .setParameter(3, purpose.name())
                        .setParameter(4, Challenge.hash(keyedHash, id, recipient, purpose, issued.answer()))
                        .setParameter(5, attempts)
                        .setParameter(6, now.atOffset(ZoneOffset.UTC))
                        .setParameter(7, expires)
                        .setParameter(8, Challenge.liveKey(recipient, purpose))
                        .setParameter(9, recipient.sessionText())
                        .setParameter(10, recipient.familyText())
                        .setParameter(11, purpose.isToldWhenExpired() ? expires : null)
                        .setParameter(12, operation.map(Operation::amount).orElse(null))
                        .setParameter(13, operation.map(Operation::currency).orElse(null))
                        .setParameter(14, operation.map(Operation::payee).orElse(null))
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
