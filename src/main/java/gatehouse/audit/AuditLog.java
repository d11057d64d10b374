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
        Walk walk = walk(new Walk(0, Links.NONE, true), end.position());
        if (!walk.isIntact()) {
            return new Broken(walk.reached() + 1);
        }
        return end.isTrue() ? new Intact(walk.reached()) : new Broken(walk.reached() + 1);
    }

    /**
     * A part of {@link #verify}, for who wants to see how far it is. It takes for true what was verified before: the record
     * at {@code after} with its link, from which the chain goes on.
     *
     * @param after the last position that was verified; 0 to begin
     */
    @Transactional(TxType.NOT_SUPPORTED)
    public VerifiedPart verifyNext(long after) {
        Chain.End end = chain.end();
        Optional<String> link = after == 0 ? Optional.of(Links.NONE) : chain.linkAt(after);
        long stop = Math.min(end.position(), after + VerifiedPart.MOST);
        Walk walk = link.filter(known -> after <= end.position())
                .map(known -> walk(new Walk(after, known, true), stop))
                .orElseGet(() -> new Walk(after - 1, Links.NONE, false));
        boolean isWhole = walk.isIntact() && walk.reached() == end.position();
        if (!walk.isIntact() || isWhole && !end.isTrue()) {
            return VerifiedPart.broken(walk.reached(), end.position());
        }
        return VerifiedPart.intact(walk.reached(), end.position());
    }

    /** How far the chain was computed anew, and the link there. */
    private record Walk(long reached, String link, boolean isIntact) {
        Walk broken() {
            return new Walk(reached, link, false);
        }
    }

    private Walk walk(Walk start, long stop) {
        Walk walk = start;
        while (walk.reached() < stop) {
            List<AuditRecord> batch = chain.between(walk.reached(), stop);
            for (AuditRecord audited : batch) {
                long expected = walk.reached() + 1;
                String link = links.link(walk.link(), expected, audited);
                if (audited.position() != expected || !audited.hash().equals(Optional.of(link))) {
                    return walk.broken();
                }
                walk = new Walk(expected, link, true);
            }
            if (batch.isEmpty()) {
                return walk.broken();
            }
        }
        return walk;
    }
}
