package gatehouse.throttle;

import gatehouse.platform.Settings;
import gatehouse.platform.Starting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Hands the limits of this server to whoever asks for them by constructor. */
@ApplicationScoped
class ThrottleBeans {
    @Produces
    @Singleton
    Limits limits(Settings settings) {
        return Limits.from(settings);
    }

    /** @param limits asked for, and so read from the settings */
    void checkAtStart(@Observes Starting starting, Limits limits) {}
}
