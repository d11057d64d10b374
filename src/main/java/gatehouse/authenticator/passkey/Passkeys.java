package gatehouse.authenticator.passkey;

import gatehouse.platform.Randomness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The passkeys of all subjects. Whoever adds or retires one has locked the subject's row. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Passkeys {
    /** In SQL: whether the subject ?1 has any. */
    public static final String IS_ENROLLED = "exists (select 1 from passkey where subject_id = ?1)";

    private final Randomness randomness;
    private final Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    public Passkeys(Randomness randomness, Clock clock) {
        this.randomness = randomness;
        this.clock = clock;
    }

    /** Oldest first. */
    public List<Passkey> of(long subjectId) {
        return entities.createNamedQuery(Passkey.OF_SUBJECT, Passkey.class)
                .setParameter("subjectId", subjectId)
                .getResultList();
    }

    public boolean isEnrolled(long subjectId) {
        return !of(subjectId).isEmpty();
    }

    /** Whoever's it is. */
    boolean isKnown(String credentialId) {
        return byCredential(credentialId).isPresent();
    }

    /**
     * Flushed at once, so that a credential that is known shows here and not at the end of the transaction.
     *
     * @throws jakarta.persistence.PersistenceException when it was registered by a request at the same moment
     */
    Passkey add(long subjectId, Credential credential) {
        Passkey added = new Passkey(randomness.id(clock), subjectId, credential, clock.instant());
        entities.persist(added);
        entities.flush();
        return added;
    }

    /** With its row locked, so that of two that show one counter the second finds it taken. */
    Optional<Passkey> lock(long subjectId, String credentialId) {
        return byCredential(credentialId)
                .filter(passkey -> passkey.subjectId() == subjectId)
                .map(passkey -> {
                    entities.refresh(passkey, LockModeType.PESSIMISTIC_WRITE);
                    return passkey;
                });
    }

    private Optional<Passkey> byCredential(String credentialId) {
        return entities.createNamedQuery(Passkey.BY_CREDENTIAL, Passkey.class)
                .setParameter("credentialId", credentialId)
                .getResultStream()
                .findFirst();
    }

    /** Passes that it gave are worthless from now on. @return false when the subject has no such passkey */
    public boolean retire(long subjectId, UUID id) {
        Optional<Passkey> found = of(subjectId).stream()
                .filter(passkey -> passkey.id().equals(id))
                .findFirst();
        found.ifPresent(entities::remove);
        return found.isPresent();
    }
}
