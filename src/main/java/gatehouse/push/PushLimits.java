package gatehouse.push;

import gatehouse.platform.Settings;
import gatehouse.platform.Starting;
import gatehouse.throttle.Limit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** How often devices may be asked, as the administrator set it. */
@ApplicationScoped
class PushLimits {
    /** Challenges an hour of one tenant; default 100000. */
    static final String PER_TENANT = "gatehouse.limit.pushes-per-tenant-per-hour";
    /** Challenges an hour of one subject, who would else give in to the hundredth; default 30. */
    static final String PER_SUBJECT = "gatehouse.limit.pushes-per-subject-per-hour";

    private static final int MOST = 10_000_000;

    private final Settings settings;

    @Inject
    PushLimits(Settings settings) {
        this.settings = settings;
    }

    /** Makes a broken setting stop the start, not the first challenge. */
    void checkAtStart(@Observes Starting starting) {
        perTenant();
        perSubject();
    }

    Limit perTenant() {
        return new Limit("pushes-of-tenant", settings.number(PER_TENANT, 100_000, 1, MOST), Duration.ofHours(1));
    }

    Limit perSubject() {
        return new Limit("pushes-of-subject", settings.number(PER_SUBJECT, 30, 1, MOST), Duration.ofHours(1));
    }
}
