package gatehouse.message;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import gatehouse.platform.Randomness;
import gatehouse.platform.Sealing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/**
 * Where a capability leaves what shall be sent. The sealed row and the hint to it share the caller's transaction: both
 * come to be or neither, together with whatever the message tells of.
 */
@ApplicationScoped
public class Outbox {
    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    private final Sealing sealing;
    private final Randomness randomness;
    private final Hints hints;
    private final Clock clock;

    @Inject
    Outbox(Sealing sealing, Randomness randomness, Hints hints, Clock clock) {
        this.sealing = sealing;
        this.randomness = randomness;
        this.hints = hints;
        this.clock = clock;
    }

    /** @return the id under which the message is sent, also when it is tried again */
    @Transactional(MANDATORY)
    public UUID post(Draft draft) {
        UUID id = randomness.id(clock);
        entities.persist(new Message(id, draft, sealing, clock.instant()));
        hints.send(id, Duration.ZERO);
        return id;
    }
}
