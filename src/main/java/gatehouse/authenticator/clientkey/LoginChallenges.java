package gatehouse.authenticator.clientkey;

import gatehouse.platform.ClockMovedBack;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.Randomness;
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
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The challenges that ask for a client key: 32 bytes that nobody can guess, good for one answer within two
 * minutes, by the subject and with the key that they were made for.
 *
 * <p>Asking is open to strangers, so it must harm nobody: there may be any number of challenges for one subject, and no
 * new one puts an old one out. Whoever asks is counted by address before.
 */
@ApplicationScoped
public class LoginChallenges {
    static final Duration LIFE = Duration.ofSeconds(120);

    private static final ExpiredRows OVER = new ExpiredRows("login_challenge");

    private final KeyedHash hash;
    private final Randomness randomness;
    private final Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    public LoginChallenges(KeyedHash hash, Randomness randomness, Clock clock) {
        this.hash = hash;
        this.randomness = randomness;
        this.clock = clock;
    }

    /**
     * Asks the owner of a key.
     *
     * @param subjectId empty for a decoy: it is stored alike, and nothing answers it
     */
    @Transactional(TxType.MANDATORY)
    public Asked ask(Optional<Long> subjectId, ClientKey key, Scheme scheme) {
        UUID id = randomness.unguessableId();
        Instant expires = clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(LIFE);
        Asked asked =
                new Asked(id, scheme, Base64.getEncoder().encodeToString(scheme.challenge(key, data(id))), expires);
        entities.persist(new LoginChallenge(asked, subjectId, key));
        return asked;
    }

    /**
     * Whether the answer is right. The challenge it names is used up by it, right or wrong, so of many answers at the
     * same time one at most is right. The caller's transaction must commit whatever the outcome.
     */
    @Transactional(TxType.MANDATORY)
    public boolean answer(long subjectId, ClientKey key, KeyAnswer answer) {
        Instant now = clock.instant();
        return entities.createNamedQuery(LoginChallenge.NAMED, LoginChallenge.class)
                .setParameter("subjectId", subjectId)
                .setParameter("name", answer.challenge())
                .getResultStream()
                .findFirst()
                .filter(this::burn)
                .filter(challenge -> challenge.isAnsweredBy(answer, key, data(challenge.id()), now))
                .isPresent();
    }

    /** The database lets one of many delete a row; the others wait for him and find that it is gone. */
    private boolean burn(LoginChallenge challenge) {
        return entities.createNamedQuery(LoginChallenge.BURN)
                        .setParameter("id", challenge.id())
                        .executeUpdate()
                == 1;
    }

    /** Under the pepper the id tells nobody what its challenge holds, so that nothing has to be kept. */
    private byte[] data(UUID id) {
        return hash.of("login-challenge", id.toString());
    }

    /** What was asked later than now never happened. */
    void forget(@Observes ClockMovedBack back) {
        entities.createNamedQuery(LoginChallenge.FORGET)
                .setParameter("latest", back.now().plus(LIFE))
                .executeUpdate();
    }

    /**
     * Removes one small batch of challenges that nobody answered in time, in a transaction of its own.
     *
     * @return whether there may be more to remove, so that another call is worth while
     */
    @Transactional(TxType.REQUIRES_NEW)
    public boolean sweep() {
        return OVER.sweep(entities, clock.instant());
    }
}
