package gatehouse.coderequest;

import gatehouse.challenge.ChallengeOver;
import gatehouse.message.Outbox;
import gatehouse.message.budget.Returns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * What becomes of a message whose code is over, be it posted under the id of its challenge: one that still waits is not sent
 * any more, so that nobody gets an older code after a newer one, and one that came back counts for the country it went to.
 */
@ApplicationScoped
public class SentCodes {
    private final Outbox outbox;
    private final Returns returns;

    @Inject
    SentCodes(Outbox outbox, Returns returns) {
        this.outbox = outbox;
        this.returns = returns;
    }

    public void follow(@Observes ChallengeOver over) {
        if (over.answered()) {
            over.ids().forEach(returns::note);
        } else {
            outbox.withdraw(over.ids());
        }
    }
}
