package gatehouse.device;

import gatehouse.platform.Settings;
import gatehouse.platform.Starting;
import gatehouse.throttle.Limit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** How much devices may ask of this server, as the administrator set it. */
@ApplicationScoped
class DeviceLimits {
    /** Calls a minute and address; default 3000, because whole networks of phones share one address. */
    static final String CALLS_PER_MINUTE = "gatehouse.limit.device-calls-per-minute";
    /** Devices that listen for events at a time, on one node; default 1000. */
    static final String LISTENERS = "gatehouse.device.listeners";

    private static final int MOST = 1_000_000;
    /** No more values fit into one question to the database. */
    private static final int MOST_LISTENERS = 10_000;

    private final Settings settings;

    @Inject
    DeviceLimits(Settings settings) {
        this.settings = settings;
    }

    /** Makes a broken setting stop the start, not the first device. */
    void checkAtStart(@Observes Starting starting) {
        callsPerAddress();
        listeners();
    }

    Limit callsPerAddress() {
        return new Limit("device-calls", settings.number(CALLS_PER_MINUTE, 3000, 1, MOST), Duration.ofMinutes(1));
    }

    int listeners() {
        return settings.number(LISTENERS, 1000, 0, MOST_LISTENERS);
    }
}
