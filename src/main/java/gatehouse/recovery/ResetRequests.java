package gatehouse.recovery;

import gatehouse.authentication.Circumstances;
import gatehouse.challenge.Kind;
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
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The requests for a code that were taken and not carried out yet. A crash loses none of them. */
@ApplicationScoped
@Transactional
class ResetRequests {
    private final ResetCodes codes;
    private final Sealing sealing;
    private final Randomness randomness;
    private final Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    ResetRequests(ResetCodes codes, Sealing sealing, Randomness randomness, Clock clock) {
        this.codes = codes;
        this.sealing = sealing;
        this.randomness = randomness;
        this.clock = clock;
    }

    void note(NameScope scope, LoginName name, Kind kind, Circumstances circumstances) {
        entities.persist(
                new ResetRequest(randomness.id(clock), scope, name, kind, circumstances, sealing, clock.instant()));
    }

    /** Those that wait longest come first. */
    List<UUID> waiting(int limit) {
        return entities.createQuery("select r.id from ResetRequest r order by r.id", UUID.class)
                .setMaxResults(limit)
                .getResultList();
    }

    /** Sends the code and forgets the request, both or neither; does nothing when another node has done it. */
    void carryOut(UUID id) {
        Optional.ofNullable(entities.find(ResetRequest.class, id, LockModeType.PESSIMISTIC_WRITE))
                .ifPresent(request -> {
                    entities.remove(request);
                    if (!request.isTooOldAt(clock.instant())) {
                        codes.send(request.scope(), request.name(sealing), request.kind(), request.circumstances());
                    }
                });
    }
}
