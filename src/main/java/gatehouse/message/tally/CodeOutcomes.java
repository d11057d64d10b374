package gatehouse.message.tally;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import gatehouse.message.gateway.Channel;
import gatehouse.message.tally.CodeOutcome.Outcome;
import gatehouse.platform.Randomness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * What became of codes, until it is counted. Who sends one, or takes its receipt, only notes it, in a row of its own: at a
 * common counter all dispatchers would wait for each other.
 */
@ApplicationScoped
@Transactional(MANDATORY)
public class CodeOutcomes {
    private final Randomness randomness;
    private final Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    CodeOutcomes(Randomness randomness, Clock clock) {
        this.randomness = randomness;
        this.clock = clock;
    }

    /** @param sent when a gateway took the code over, be it now or long ago */
    public void note(long tenantId, Channel channel, Instant sent, Outcome outcome) {
        entities.persist(new CodeOutcome(randomness.id(clock), tenantId, channel, sent, outcome));
    }

    /**
     * Takes away what was noted, for whoever counts it in the same transaction. Rows that another node is taking are left to
     * it.
     *
     * @return at most {@code limit}
     */
    public List<CodeOutcome> take(int limit) {
        List<CodeOutcome> noted = noted(limit);
        if (!noted.isEmpty()) {
            entities.createQuery("delete from CodeOutcome noted where noted.id in :ids")
                    .setParameter("ids", noted.stream().map(CodeOutcome::id).toList())
                    .executeUpdate();
        }
        return noted;
    }

    @SuppressWarnings("unchecked") // The query names the class of its rows.
    private List<CodeOutcome> noted(int limit) {
        return entities.createNativeQuery(
                        "select * from code_outcome order by id limit ?1 for update skip locked", CodeOutcome.class)
                .setParameter(1, limit)
                .getResultList();
    }
}
