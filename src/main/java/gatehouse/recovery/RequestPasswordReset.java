package gatehouse.recovery;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.challenge.Kind;
import gatehouse.challenge.Purpose;
import gatehouse.coderequest.CodeRequests;
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
 * Somebody forgot a password: a one-time code or a link goes to the phone on the customer's profile. Whoever asks learns
 * nothing, neither whether the name exists nor whether anything was sent; a second send too soon, or over the number's
 * budget, is dropped in silence. Only an address that asks too often is told so.
 *
 * <p>The call notes the request and nothing else. Who the name is, is looked up after the answer, so that not even the
 * answer's time can tell: every name costs the same two statements.
 */
@ApplicationScoped
public class RequestPasswordReset {
    private final RequestLimits requests;
    private final Limits limits;
    private final CodeRequests noted;
    private final Event<Occurrence> occurrences;
    private final Clock clock;

    @Inject
    RequestPasswordReset(
            RequestLimits requests, Limits limits, CodeRequests noted, Event<Occurrence> occurrences, Clock clock) {
        this.requests = requests;
        this.limits = limits;
        this.noted = noted;
        this.occurrences = occurrences;
        this.clock = clock;
    }

    /** @return how long to wait when the address asks too often; empty when the request was taken */
    public Optional<Duration> request(NameScope scope, LoginName name, Kind kind, Circumstances circumstances) {
        Optional<Duration> wait = requests.take(limits.codesPerAddress(), circumstances.address(), clock.instant());
        if (wait.isPresent()) {
            occurrences.fire(Occurrence.ofNobody(Action.REQUEST_PASSWORD_RESET, "TOO_MANY", circumstances));
        } else {
            ResetWish wish = new ResetWish(kind, scope, name);
            noted.note(Purpose.PASSWORD_RESET, wish.whose(), wish.text(), circumstances);
        }
        return wait;
    }
}
