package gatehouse.verification;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.challenge.Purpose;
import gatehouse.coderequest.CodeRequests;
import gatehouse.throttle.Limits;
import gatehouse.throttle.RequestLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Somebody wants a code sent to a phone, a mailbox, or whatever reaches an identity. Whoever asks learns nothing, neither
 * whether the identity exists nor whether anything was sent; a second send too soon, or over the budget of the number or
 * mailbox, is dropped in silence. Only an address that asks too often is told so.
 *
 * <p>The call notes the request and nothing else, as with a lost password: whose it is, is looked up after the answer.
 */
@ApplicationScoped
public class RequestVerification {
    private final RequestLimits requests;
    private final Limits limits;
    private final CodeRequests noted;
    private final Event<Occurrence> occurrences;
    private final Clock clock;

    @Inject
    RequestVerification(
            RequestLimits requests, Limits limits, CodeRequests noted, Event<Occurrence> occurrences, Clock clock) {
        this.requests = requests;
        this.limits = limits;
        this.noted = noted;
        this.occurrences = occurrences;
        this.clock = clock;
    }

    /** @return how long to wait when the address asks too often; empty when the request was taken */
    public Optional<Duration> request(VerificationWish wish, Circumstances circumstances) {
        Optional<Duration> wait = requests.take(limits.codesPerAddress(), circumstances.address(), clock.instant());
        if (wait.isPresent()) {
            occurrences.fire(Occurrence.ofNobody(Action.REQUEST_VERIFICATION, "TOO_MANY", circumstances));
        } else {
            noted.note(Purpose.VERIFICATION, wish.target().whose(), wish.text(), circumstances);
        }
        return wait;
    }
}
