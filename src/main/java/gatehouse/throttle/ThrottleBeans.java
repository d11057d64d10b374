package gatehouse.throttle;

import gatehouse.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
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
}
