package gatehouse.devicelogin;

import gatehouse.platform.Settings;
import gatehouse.platform.Starting;
import gatehouse.throttle.Limit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** How often a device may be asked to sign its owner in, as the administrator set it. */
@ApplicationScoped
class DeviceLoginLimits {
    /** Logins an hour under one name, whether anybody has it or not; default 10. */
    static final String PER_NAME = "gatehouse.limit.device-logins-per-name-per-hour";

    private static final int MOST = 1_000_000;

    private final Settings settings;

    @Inject
    DeviceLoginLimits(Settings settings) {
        this.settings = settings;
    }

    /** Makes a broken setting stop the start, not the first login. */
    void checkAtStart(@Observes Starting starting) {
        perName();
    }

    Limit perName() {
        return new Limit("device-logins-of-name", settings.number(PER_NAME, 10, 1, MOST), Duration.ofHours(1));
    }
}
