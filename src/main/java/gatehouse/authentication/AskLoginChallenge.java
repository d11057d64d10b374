package gatehouse.authentication;

import gatehouse.authentication.Occurrence.Action;
import gatehouse.authenticator.clientkey.Asked;
import gatehouse.authenticator.clientkey.Scheme;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import gatehouse.throttle.Limits;
import gatehouse.throttle.RequestLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Somebody asks what to answer for a name, before signing in. Everybody gets a challenge, for whatever name; how many is
 * bounded by address, so that nobody can ask in the way of somebody else.
 */
@ApplicationScoped
public class AskLoginChallenge {
    private final RequestLimits requests;
    private final Limits limits;
    private final LoginChallengeRows rows;
    private final Event<Occurrence> occurrences;
    private final Clock clock;

    @Inject
    AskLoginChallenge(
            RequestLimits requests,
            Limits limits,
            LoginChallengeRows rows,
            Event<Occurrence> occurrences,
            Clock clock) {
        this.requests = requests;
        this.limits = limits;
        this.rows = rows;
        this.occurrences = occurrences;
        this.clock = clock;
    }

    public <R> R ask(NameScope scope, LoginName name, Scheme scheme, Circumstances circumstances, Cases<R> cases) {
        Optional<Duration> wait =
                requests.take(limits.challengesPerAddress(), circumstances.address(), clock.instant());
        if (wait.isPresent()) {
            occurrences.fire(Occurrence.ofNobody(Action.ASK_LOGIN_CHALLENGE, "TOO_MANY", circumstances));
            return cases.tooMany(wait.get());
        }
        return cases.asked(rows.ask(scope, name, scheme));
    }

    /** What came of it. */
    public interface Cases<R> {
        R asked(Asked asked);

        /** Too many from one address. */
        R tooMany(Duration retryAfter);
    }
}
