package gatehouse.stepup;

import gatehouse.platform.Settings;
import gatehouse.platform.Starting;
import gatehouse.throttle.Limit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** How many codes a signed-in subject may have sent, as the administrator set it. */
@ApplicationScoped
class PhoneCodeLimits {
    /** Codes an hour of one subject, over all its sessions and for each purpose; default 30. */
    static final String PER_SUBJECT = "gatehouse.limit.codes-per-subject-per-hour";

    private static final int MOST = 1_000_000;

    private final Settings settings;

    @Inject
    PhoneCodeLimits(Settings settings) {
        this.settings = settings;
    }

    /** Makes a broken setting stop the start, not the first code. */
    void checkAtStart(@Observes Starting starting) {
        perSubject();
    }

    Limit perSubject() {
        return new Limit("codes-of-subject", settings.number(PER_SUBJECT, 30, 1, MOST), Duration.ofHours(1));
    }
}
