package gatehouse.cardholder;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.cardholder.CardAccess.Refused;
import gatehouse.platform.Secret;
import gatehouse.throttle.Limits;
import gatehouse.throttle.RequestLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * A customer without a token, who got a code, sets a card access password with it. While there is no room to
 * hash, no code is looked at. The code is looked at before the slow hash, so that a wrong one costs nothing but
 * its attempt, and taken for good after it, together with the password: of many at once exactly one succeeds.
 */
@ApplicationScoped
public class SetCardAccessByCode {
    private final RequestLimits requests;
    private final Limits limits;
    private final CardAccessCodes codes;
    private final CardAccessIntake intake;
    private final Event<Occurrence> occurrences;
    private final Clock clock;

    @Inject
    SetCardAccessByCode(
            RequestLimits requests,
            Limits limits,
            CardAccessCodes codes,
            CardAccessIntake intake,
            Event<Occurrence> occurrences,
            Clock clock) {
        this.requests = requests;
        this.limits = limits;
        this.codes = codes;
        this.intake = intake;
        this.occurrences = occurrences;
        this.clock = clock;
    }

    public CardAccess set(long tenantId, long customerId, Secret code, Secret password, Circumstances circumstances) {
        Optional<Duration> wait = requests.take(limits.loginsPerAddress(), circumstances.address(), clock.instant());
        if (wait.isPresent()) {
            occurrences.fire(Occurrence.ofNobody(Action.SET_CARD_ACCESS, "TOO_MANY", circumstances));
            return new CardAccess.TooMany(wait.get());
        }
        return intake.takeInTurn(
                password,
                () -> codes.check(tenantId, customerId, code, circumstances),
                Refused.WRONG_CODE,
                hashed -> codes.take(tenantId, customerId, code, hashed, circumstances));
    }
}
