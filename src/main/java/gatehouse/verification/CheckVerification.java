package gatehouse.verification;

import gatehouse.authentication.Circumstances;
import gatehouse.challenge.Purpose;
import gatehouse.coderequest.CodeRequestQueue;
import gatehouse.platform.Secret;
import gatehouse.throttle.Limits;
import gatehouse.throttle.RequestLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Somebody shows the code that was sent to a target. A right one is right once, of many at the same moment exactly once;
 * whatever else comes is refused alike, for targets that nobody has as well.
 */
@ApplicationScoped
public class CheckVerification {
    private final RequestLimits requests;
    private final Limits limits;
    private final CodeRequestQueue queue;
    private final VerificationAnswers answers;
    private final Clock clock;

    @Inject
    CheckVerification(
            RequestLimits requests, Limits limits, CodeRequestQueue queue, VerificationAnswers answers, Clock clock) {
        this.requests = requests;
        this.limits = limits;
        this.queue = queue;
        this.answers = answers;
        this.clock = clock;
    }

    /** What came of it. */
    public interface Cases<R> {
        R verified();

        /** Wrong, used, expired, never sent, or for a target that nobody has: which one is nobody's business. */
        R refused();

        /** Too many attempts from one address. */
        R tooMany(Duration retryAfter);
    }

    public <R> R check(Target target, Secret code, Circumstances circumstances, Cases<R> cases) {
        Optional<Duration> wait = requests.take(limits.loginsPerAddress(), circumstances.address(), clock.instant());
        if (wait.isPresent()) {
            answers.refuseTooMany(circumstances);
            return cases.tooMany(wait.get());
        }
        // Who answers at once, as tests and fixed codes allow, must not be too early.
        queue.awaitTurn(Purpose.VERIFICATION, target.whose());
        return answers.take(target, code, circumstances) ? cases.verified() : cases.refused();
    }
}
