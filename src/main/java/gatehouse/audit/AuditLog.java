package gatehouse.audit;

import gatehouse.audit.Verification.Broken;
import gatehouse.audit.Verification.Intact;
import gatehouse.authentication.Occurrence;
import gatehouse.platform.Randomness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The audit log. Every occurrence becomes one record in the transaction of what it tells: neither is ever stored without
 * the other. What was sealed since can be verified.
 */
@ApplicationScoped
public class AuditLog {
    private final Chain chain;
    private final Links links;
    private final Randomness randomness;
    private final Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    AuditLog(Chain chain, Links links, Randomness randomness, Clock clock) {
        this.chain = chain;
        this.links = links;
        this.randomness = randomness;
        this.clock = clock;
    }

    /** In a transaction of its own where the teller has none, as with a call that was turned away at once. Not chained here: all sign-ins of the cluster would queue for the one end of the chain. */
    @Transactional
    void record(@Observes(during = TransactionPhase.IN_PROGRESS) Occurrence occurrence) {
        Instant now = clock.instant();
        entities.persist(new AuditRecord(randomness.id(clock), now, occurrence));
    }

    /**
     * Reads all sealed records again and computes the chain anew. Takes time in proportion to them, but neither memory
     * nor one long transaction; what is sealed meanwhile is left for the next time.
     */
    @Transactional(TxType.NOT_SUPPORTED)
    public Verification verify() {
        Chain.End end = chain.end();
        long reached = 0;
        String link = Links.NONE;
        while (reached < end.position()) {
            List<AuditRecord> batch = chain.between(reached, end.position());
            for (AuditRecord audited : batch) {
                long expected = reached + 1;
                link = links.link(link, expected, audited);
                if (audited.position() != expected || !audited.hash().equals(Optional.of(link))) {
                    return new Broken(expected);
                }
                reached = expected;
            }
            if (batch.isEmpty()) {
                return new Broken(reached + 1);
            }
        }
        return end.isTrue() ? new Intact(reached) : new Broken(reached + 1);
    }
}
