package gatehouse.cardholder;

import gatehouse.platform.Settings;
import gatehouse.platform.Starting;
import gatehouse.throttle.Limit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** How often card details and codes for a card access password may be asked for, as the administrator set it. */
@ApplicationScoped
class CardLimits {
    /** Looks at card details, right or wrong, a minute and address; default 300. */
    static final String DETAILS_PER_MINUTE = "gatehouse.limit.card-details-per-minute";
    /** Codes an hour for one customer; default 3, so that a stranger leaves some of the number's five for others. */
    static final String CODES_PER_CUSTOMER_PER_HOUR = "gatehouse.limit.card-codes-per-customer-per-hour";

    private static final int MOST = 1_000_000;

    private final Settings settings;

    @Inject
    CardLimits(Settings settings) {
        this.settings = settings;
    }

    /** Makes a broken setting stop the start, not the first card. */
    void checkAtStart(@Observes Starting starting) {
        detailsPerAddress();
        codesPerCustomer();
    }

    Limit detailsPerAddress() {
        return new Limit("card-details", settings.number(DETAILS_PER_MINUTE, 300, 1, MOST), Duration.ofMinutes(1));
    }

    Limit codesPerCustomer() {
        return new Limit("card-codes", settings.number(CODES_PER_CUSTOMER_PER_HOUR, 3, 1, MOST), Duration.ofHours(1));
    }
}
