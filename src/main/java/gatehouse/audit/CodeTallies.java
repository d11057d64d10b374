package gatehouse.audit;

import static jakarta.transaction.Transactional.TxType.REQUIRES_NEW;

import gatehouse.message.tally.CodeOutcome;
import gatehouse.message.tally.CodeOutcomes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Adds what became of codes to the sums by the hour in which they were sent. It is in no record of the audit. */
@ApplicationScoped
class CodeTallies {
    /** Beside the actions of the audit, of which none is called so. */
    static final String ACTION = "SEND_CODE";

    private final CodeOutcomes outcomes;
    private final Tallies tallies;

    @Inject
    CodeTallies(CodeOutcomes outcomes, Tallies tallies) {
        this.outcomes = outcomes;
        this.tallies = tallies;
    }

    /** @return how many there were, at most {@code limit} */
    @Transactional(REQUIRES_NEW)
    int count(int limit) {
        List<CodeOutcome> taken = outcomes.take(limit);
        tallies.add(taken.stream().map(CodeTallies::tally));
        return taken.size();
    }

    private static Tally.Of tally(CodeOutcome code) {
        return Tally.Of.hourOf(
                code.sent(),
                code.tenantId(),
                ACTION,
                code.channel().name(),
                code.outcome().name());
    }
}
