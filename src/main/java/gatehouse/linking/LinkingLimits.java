package gatehouse.linking;

import gatehouse.platform.Settings;
import gatehouse.platform.Starting;
import gatehouse.throttle.Limit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** How often somebody may start to link a device, as the administrator set it. */
@ApplicationScoped
class LinkingLimits {
    /** Linking codes an hour of one subject; default 10. */
    static final String PER_SUBJECT = "gatehouse.limit.linkings-per-subject-per-hour";

    private static final int MOST = 1_000_000;

    private final Settings settings;

    @Inject
    LinkingLimits(Settings settings) {
        this.settings = settings;
    }

    /** Makes a broken setting stop the start, not the first device. */
    void checkAtStart(@Observes Starting starting) {
        perSubject();
    }

    Limit perSubject() {
        return new Limit("linkings", settings.number(PER_SUBJECT, 10, 1, MOST), Duration.ofHours(1));
    }
}
