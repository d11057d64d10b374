package gatehouse.coderequest;

import gatehouse.authentication.Circumstances;
import gatehouse.challenge.Purpose;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.Randomness;
import gatehouse.platform.Sealing;
import gatehouse.platform.http.call.CurrentCall;
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
public class CodeRequests {
    static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Sealing sealing;
    private final KeyedHash keyedHash;
    private final Randomness randomness;
    private final Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    CodeRequests(Sealing sealing, KeyedHash keyedHash, Randomness randomness, Clock clock) {
        this.sealing = sealing;
        this.keyedHash = keyedHash;
        this.randomness = randomness;
        this.clock = clock;
    }

    /**
     * @param whose the same for all spellings of one name, number or address
     * @param wish what the {@link CodeSender} of this purpose has to know
     */
    void note(Purpose purpose, String whose, String wish, Circumstances circumstances) {
        CodeRequest request = new CodeRequest(
                randomness.id(clock),
                purpose,
                CodeRequest.hash(purpose, whose, keyedHash),
                wish,
                circumstances,
                sealing,
                clock.instant());
        entities.persist(request.in(CurrentCall.trace()));
    }

    /** Those that wait longest come first. */
    public List<UUID> waiting(Purpose purpose, int limit) {
        return entities.createQuery(
                        "select r.id from CodeRequest r where r.purpose = :purpose order by r.id", UUID.class)
                .setParameter("purpose", purpose)
                .setMaxResults(limit)
                .getResultList();
    }

    /** All purposes, those that wait longest first, from behind this one. */
    List<CodeRequest> waiting(UUID behind, int limit) {
        return entities.createQuery("select r from CodeRequest r where r.id > :behind order by r.id", CodeRequest.class)
                .setParameter("behind", behind)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Whether one for them waits, be it a name that nobody has. */
    boolean isWaiting(Purpose purpose, String whose) {
        return !entities.createQuery("select r.id from CodeRequest r where r.whoseHash = :hash", UUID.class)
                .setParameter("hash", CodeRequest.hash(purpose, whose, keyedHash))
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
    public Optional<CodeRequest> take(UUID id) {
        Optional<CodeRequest> found =
                Optional.ofNullable(entities.find(CodeRequest.class, id, LockModeType.PESSIMISTIC_WRITE));
        found.ifPresent(entities::remove);
        return found.filter(request -> !request.isTooOldAt(clock.instant()));
    }
}
