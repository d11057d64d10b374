package gatehouse.cardholder;

import gatehouse.card.Pan;
import gatehouse.platform.Randomness;
import gatehouse.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Makes up what a tester leaves out of a card. Only in a sandbox: a real card has the number that its issuer gave it.
 * Numbers that begin with 9 belong to no card scheme, so none of these is anybody's (ISO/IEC 7812-1).
 */
@ApplicationScoped
class CardBlanks {
    private static final String PREFIX = "999999";
    private static final int RANDOM_DIGITS = 9;
    private static final int YEARS = 3;

    private final Settings settings;
    private final Randomness randomness;
    private final Clock clock;

    @Inject
    CardBlanks(Settings settings, Randomness randomness, Clock clock) {
        this.settings = settings;
        this.randomness = randomness;
        this.clock = clock;
    }

    /** @return empty outside a sandbox */
    Optional<Pan> pan() {
        return inSandbox(Pan.startingWith(PREFIX + randomness.digits(RANDOM_DIGITS)));
    }

    /** @return empty outside a sandbox */
    Optional<YearMonth> expiry() {
        return inSandbox(YearMonth.now(clock).plusYears(YEARS));
    }

    private <T> Optional<T> inSandbox(T made) {
        return Optional.of(made).filter(any -> settings.isSandbox());
    }
}
