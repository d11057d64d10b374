package gatehouse.authenticator.passkey;

import gatehouse.platform.ClockMovedBack;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.Randomness;
import gatehouse.platform.Secret;
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
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Between showing a passkey and signing in lies a second call; a pass carries the proof from one to the other. It is a
 * pair of values that only we can derive from an id that only its row has, good once and for two minutes.
 */
@ApplicationScoped
public class Passes {
    static final Duration LIFE = Duration.ofSeconds(120);

    private static final ExpiredRows OVER = new ExpiredRows("passkey_pass");

    private final KeyedHash hash;
    private final Randomness randomness;
    private final Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    public Passes(KeyedHash hash, Randomness randomness, Clock clock) {
        this.hash = hash;
        this.randomness = randomness;
        this.clock = clock;
    }

    /**
     * A passkey that was just registered or shown.
     *
     * @param userVerified whether its device verified who holds it, so that it is two factors
     */
    public record Shown(long subjectId, UUID passkeyId, boolean userVerified) {}

    /** Both in base64, 44 characters each. */
    public record Pair(Secret name, Secret proof) {}

    @Transactional(TxType.MANDATORY)
    public Pair issue(Shown shown) {
        UUID id = randomness.unguessableId();
        Pair pair = new Pair(Secret.of(derived("passkey-pass-name", id)), proof(id));
        entities.persist(
                new Pass(id, pair.name().reveal(), shown, clock.instant().plus(LIFE)));
        return pair;
    }

    /** Whether this is a pass of the subject that would be taken. */
    @Transactional(TxType.MANDATORY)
    public boolean isGood(long subjectId, String name, Secret proof) {
        return find(subjectId, name, proof).isPresent();
    }

    /** The same, and its passkey's device verified who holds it. */
    @Transactional(TxType.MANDATORY)
    public boolean isOfVerifiedUser(long subjectId, String name, Secret proof) {
        return find(subjectId, name, proof).filter(Pass::isUserVerified).isPresent();
    }

    /** The same, and its passkey was shown since it was registered: making a new one proves nothing about who holds the old. */
    @Transactional(TxType.MANDATORY)
    public boolean isOfOneThatWasShown(long subjectId, String name, Secret proof) {
        return find(Pass.SHOWN, subjectId, name, proof).isPresent();
    }

    /** Whether this is a pass of the subject; it is used up then, so of many at the same time one at most is told yes. */
    @Transactional(TxType.MANDATORY)
    public boolean take(long subjectId, String name, Secret proof) {
        return find(subjectId, name, proof).filter(this::burn).isPresent();
    }

    private Optional<Pass> find(long subjectId, String name, Secret proof) {
        return find(Pass.NAMED, subjectId, name, proof);
    }

    private Optional<Pass> find(String query, long subjectId, String name, Secret proof) {
        Instant now = clock.instant();
        return entities.createNamedQuery(query, Pass.class)
                .setParameter("subjectId", subjectId)
                .setParameter("name", name)
                .getResultStream()
                .findFirst()
                .filter(pass -> pass.isGoodAt(now) && proof(pass.id()).equals(proof));
    }

    private boolean burn(Pass pass) {
        return entities.createNamedQuery(Pass.BURN)
                        .setParameter("id", pass.id())
                        .executeUpdate()
                == 1;
    }

    private Secret proof(UUID id) {
        return Secret.of(derived("passkey-pass-proof", id));
    }

    private String derived(String purpose, UUID id) {
        return Base64.getEncoder().encodeToString(hash.of(purpose, id.toString()));
    }

    /** What was shown later than now never happened. */
    void forget(@Observes ClockMovedBack back) {
        entities.createNamedQuery(Pass.FORGET)
                .setParameter("latest", back.now().plus(LIFE))
                .executeUpdate();
    }

    /** Removes one small batch of passes that nobody used. @return whether there may be more */
    @Transactional(TxType.REQUIRES_NEW)
    public boolean sweep() {
        return OVER.sweep(entities, clock.instant());
    }
}
