package gatehouse.recovery;

import gatehouse.authentication.Circumstances;
import gatehouse.challenge.Kind;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.Randomness;
import gatehouse.platform.Sealing;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
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

/** The requests for a code that were taken and not carried out yet. A crash loses none of them. */
@ApplicationScoped
@Transactional
class ResetRequests {
    private final Sealing sealing;
    private final KeyedHash keyedHash;
    private final Randomness randomness;
    private final Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    ResetRequests(Sealing sealing, KeyedHash keyedHash, Randomness randomness, Clock clock) {
        this.sealing = sealing;
        this.keyedHash = keyedHash;
        this.randomness = randomness;
        this.clock = clock;
    }

    void note(NameScope scope, LoginName name, Kind kind, Circumstances circumstances) {
        entities.persist(new ResetRequest(
                randomness.id(clock), scope, name, kind, circumstances, sealing, keyedHash, clock.instant()));
    }

    /** Those that wait longest come first. */
    List<UUID> waiting(int limit) {
        return entities.createQuery("select r.id from ResetRequest r order by r.id", UUID.class)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Whether one of this name waits, be it a name that nobody has. */
    boolean isWaiting(NameScope scope, LoginName name) {
        return !entities.createQuery("select r.id from ResetRequest r where r.nameHash = :hash", UUID.class)
                .setParameter("hash", ResetRequest.hash(scope, name, keyedHash))
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /**
     * Takes a request out, for whoever carries it out in the same transaction.
     *
     * @return empty when another node was faster, or nobody waits for the code any more
     */
    @Transactional(TxType.MANDATORY)
    Optional<ResetRequest> take(UUID id) {
        Optional<ResetRequest> found =
                Optional.ofNullable(entities.find(ResetRequest.class, id, LockModeType.PESSIMISTIC_WRITE));
        found.ifPresent(entities::remove);
        return found.filter(request -> !request.isTooOldAt(clock.instant()));
    }
}
