package gatehouse.authenticator.passkey;

import gatehouse.authenticator.passkey.Question.Purpose;
import gatehouse.platform.ClockMovedBack;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.database.ExpiredRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The challenges that devices sign: 32 bytes that nobody can guess, good for one answer. Asking is open to
 * strangers and bounded by address before; no new challenge puts an old one out.
 */
@ApplicationScoped
public class PasskeyChallenges {
    /** No question is open for longer. */
    static final Duration LIFE = Duration.ofSeconds(120);

    private static final ExpiredRows OVER = new ExpiredRows("passkey_challenge");

    private final KeyedHash hash;
    private final Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    public PasskeyChallenges(KeyedHash hash, Clock clock) {
        this.hash = hash;
        this.clock = clock;
    }

    /**
     * @param id unguessable, and used for no other question
     * @param subjectId empty for a decoy: it is stored alike, and nothing answers it
     * @return what the device signs
     */
    @Transactional(TxType.MANDATORY)
    byte[] ask(UUID id, Optional<Long> subjectId, Purpose purpose, Optional<UUID> session, Instant expires) {
        entities.persist(new PasskeyChallenge(id, subjectId, purpose, session, expires));
        return bytes(id);
    }

    /**
     * Uses a question up, whatever the answer will be: of many at the same time one at most gets it. The caller's
     * transaction must commit whatever the outcome.
     *
     * @return empty when there is none, or it is too old, or a decoy
     */
    @Transactional(TxType.MANDATORY)
    public Optional<Question> take(UUID id) {
        Instant now = clock.instant();
        return Optional.ofNullable(entities.find(PasskeyChallenge.class, id))
                .filter(challenge -> burn(id))
                .filter(challenge -> challenge.isOpenAt(now))
                .flatMap(PasskeyChallenge::question);
    }

    private boolean burn(UUID id) {
        return entities.createNamedQuery(PasskeyChallenge.BURN)
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    /** Whoever was let in by a code that is worth nothing any more registers nothing with it. */
    @Transactional(TxType.MANDATORY)
    void endOpenedByCode(long subjectId) {
        entities.createNamedQuery(PasskeyChallenge.END_OPENED_BY_CODE)
                .setParameter("subject", subjectId)
                .setParameter("purpose", Purpose.REGISTER)
                .executeUpdate();
    }

    /** Under the pepper the id tells nobody what has to be signed, so that nothing has to be kept. */
    byte[] bytes(UUID id) {
        return hash.of("passkey-challenge", id.toString());
    }

    /** What was asked later than now never happened. */
    void forget(@Observes ClockMovedBack back) {
        entities.createNamedQuery(PasskeyChallenge.FORGET)
                .setParameter("latest", back.now().plus(LIFE))
                .executeUpdate();
    }

    /** Removes one small batch of questions that nobody answered. @return whether there may be more */
    @Transactional(TxType.REQUIRES_NEW)
    public boolean sweep() {
        return OVER.sweep(entities, clock.instant());
    }
}
