package gatehouse.coderequest;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.challenge.Purpose;
import gatehouse.throttle.Limits;
import gatehouse.throttle.RequestLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Takes a request for a code from somebody who is not signed in: counts it against the address it came from, and notes it.
 * Whose it is, is not looked up here, so that not even the answer's time can tell: every name costs the same two
 * statements.
 */
@ApplicationScoped
public class TakeCodeRequest {
    private final RequestLimits requests;
    private final Limits limits;
    private final CodeRequests noted;
    private final Event<Occurrence> occurrences;
    private final Clock clock;

    @Inject
    TakeCodeRequest(
            RequestLimits requests, Limits limits, CodeRequests noted, Event<Occurrence> occurrences, Clock clock) {
        this.requests = requests;
        this.limits = limits;
        this.noted = noted;
        this.occurrences = occurrences;
        this.clock = clock;
    }

    /**
     * @param action what is tried, for the audit of a request that is turned away
     * @param whose the same for all spellings of one name, number or address
     * @param wish what the {@link CodeSender} of this purpose has to know
     * @return how long to wait when the address asks too often; empty when the request was taken
     */
    public Optional<Duration> take(
            Purpose purpose, Action action, String whose, String wish, Circumstances circumstances) {
        Optional<Duration> wait = circumstances
                .countedAddress()
                .flatMap(address -> requests.take(limits.codesPerAddress(), address, clock.instant()));
        if (wait.isPresent()) {
            occurrences.fire(Occurrence.ofNobody(action, "TOO_MANY", circumstances));
        } else {
            noted.note(purpose, whose, wish, circumstances);
        }
        return wait;
    }
}
