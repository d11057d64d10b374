package gatehouse.cardholder;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.subject.PhoneNumber;
import gatehouse.throttle.Limits;
import gatehouse.throttle.RequestLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A customer without a token wants to choose a card access password: a one-time code goes to the phone on the profile.
 * Whoever asks learns nothing, neither whether the customer exists nor whether anything was sent. Numbers of customers
 * can be counted through, so each customer has a budget that does not use up what the phone may get for other purposes.
 */
@ApplicationScoped
public class RequestCardAccess {
    private final RequestLimits requests;
    private final Limits limits;
    private final CardLimits cardLimits;
    private final CardAccessCodes codes;
    private final Event<Occurrence> occurrences;
    private final Clock clock;

    @Inject
    RequestCardAccess(
            RequestLimits requests,
            Limits limits,
            CardLimits cardLimits,
            CardAccessCodes codes,
            Event<Occurrence> occurrences,
            Clock clock) {
        this.requests = requests;
        this.limits = limits;
        this.cardLimits = cardLimits;
        this.codes = codes;
        this.occurrences = occurrences;
        this.clock = clock;
    }

    /** @return how long to wait when the address asks too often; empty when the request was taken */
    public Optional<Duration> request(long tenantId, long customerId, Circumstances circumstances) {
        Instant now = clock.instant();
        Optional<Duration> wait = requests.take(limits.codesPerAddress(), circumstances.address(), now);
        if (wait.isPresent()) {
            occurrences.fire(Occurrence.ofNobody(Action.REQUEST_CARD_ACCESS, "TOO_MANY", circumstances));
        } else {
            codes.send(tenantId, customerId, isWithinBudget(tenantId, customerId, now), circumstances);
        }
        return wait;
    }

    /** A customer that does not exist spends the same budgets, so that it costs the same work. */
    private boolean isWithinBudget(long tenantId, long customerId, Instant now) {
        String customer = tenantId + "/" + customerId;
        Optional<PhoneNumber> phone = codes.phoneOf(tenantId, customerId);
        return requests.take(cardLimits.codesPerCustomer(), customer, now).isEmpty()
                && requests.take(
                                limits.codesPerNumber(),
                                phone.map(PhoneNumber::digits).orElse("no customer/" + customer),
                                now)
                        .isEmpty();
    }
}
