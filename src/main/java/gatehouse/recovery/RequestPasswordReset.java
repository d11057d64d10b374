package gatehouse.recovery;

import gatehouse.authentication.Circumstances;
import gatehouse.challenge.Kind;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import gatehouse.subject.PhoneNumber;
import gatehouse.throttle.Limits;
import gatehouse.throttle.RequestLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody forgot a password: a one-time code or a link goes to the phone on the customer's profile. Whoever asks learns
 * nothing, neither whether the name exists nor whether anything was sent; a second send too soon, or over the number's
 * budget, is dropped in silence. Only an address that asks too often is told so.
 */
@ApplicationScoped
public class RequestPasswordReset {
    private final RequestLimits requests;
    private final Limits limits;
    private final ResetCodes codes;
    private final Clock clock;

    @Inject
    RequestPasswordReset(RequestLimits requests, Limits limits, ResetCodes codes, Clock clock) {
        this.requests = requests;
        this.limits = limits;
        this.codes = codes;
        this.clock = clock;
    }

    /** @return how long to wait when the address asks too often; empty when the request was taken */
    public Optional<Duration> request(NameScope scope, LoginName name, Kind kind, Circumstances circumstances) {
        Instant now = clock.instant();
        Optional<Duration> wait = requests.take(limits.codesPerAddress(), circumstances.address(), now);
        if (wait.isEmpty()) {
            Optional<PhoneNumber> phone = codes.phoneFor(scope, name);
            boolean withinBudget = requests.take(limits.codesPerNumber(), budgetOf(phone, scope, name), now)
                    .isEmpty();
            codes.send(scope, name, kind, withinBudget, circumstances);
        }
        return wait;
    }

    /** A name without a phone spends a budget too, so that it costs the same work. */
    private static String budgetOf(Optional<PhoneNumber> phone, NameScope scope, LoginName name) {
        return phone.map(PhoneNumber::digits).orElseGet(() -> "nobody/" + scope.key() + "/" + name.canonical());
    }
}
