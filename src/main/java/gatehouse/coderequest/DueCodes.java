package gatehouse.coderequest;

import gatehouse.challenge.Challenges;
import gatehouse.challenge.Issuance;
import gatehouse.challenge.Issuance.Issued;
import gatehouse.challenge.Issuance.TooSoon;
import gatehouse.challenge.Kind;
import gatehouse.challenge.Purpose;
import gatehouse.challenge.Recipient;
import gatehouse.tenant.ChallengePolicy;
import gatehouse.throttle.Limits;
import gatehouse.throttle.RequestLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;

/** Issues a code if one is due: not too soon after the last, and within the budget of the number or mailbox it goes to. */
@ApplicationScoped
public class DueCodes {
    private final Challenges challenges;
    private final RequestLimits requests;
    private final Limits limits;
    private final Clock clock;

    @Inject
    DueCodes(Challenges challenges, RequestLimits requests, Limits limits, Clock clock) {
        this.challenges = challenges;
        this.requests = requests;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * @param to the number or address
     * @param post posts what was issued, in the same transaction
     * @return what became of it, for the audit
     */
    @Transactional(TxType.MANDATORY)
    public String issue(
            Recipient recipient, Purpose purpose, Kind kind, ChallengePolicy policy, String to, Consumer<Issued> post) {
        Instant now = clock.instant();
        if (challenges.tooSoonUntil(recipient, purpose, policy, now).isPresent()) {
            return "TOO_SOON";
        }
        // Spent only on a code that is due.
        if (requests.take(limits.codesPerNumber(), to, now).isPresent()) {
            return "OVER_BUDGET";
        }
        return challenges.issue(recipient, purpose, kind, policy, now).as(new Issuance.Cases<>() {
            @Override
            public String issued(Issued issued) {
                post.accept(issued);
                return "SENT";
            }

            @Override
            public String tooSoon(TooSoon tooSoon) {
                return "TOO_SOON";
            }
        });
    }
}
