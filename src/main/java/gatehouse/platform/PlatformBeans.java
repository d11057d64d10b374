package gatehouse.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** Hands the platform's values to whoever asks for them by constructor. */
@ApplicationScoped
class PlatformBeans {
    @Produces
    @Singleton
    Settings settings() {
        return Settings.ofServer();
    }

    /** Microseconds, because that is what a database keeps: a time that was stored equals the time that was meant. */
    @Produces
    @Singleton
    MovableClock movableClock() {
        return new MovableClock(Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000)));
    }

    @Produces
    @Singleton
    RealTime realTime() {
        return new RealTime(Clock.systemUTC());
    }

    @Produces
    @Singleton
    Randomness randomness() {
        return new Randomness(new SecureRandom());
    }

    @Produces
    @Singleton
    Secrets secrets(Settings settings, Randomness randomness) {
        return Secrets.from(settings, randomness);
    }

    @Produces
    @Singleton
    KeyedHash keyedHash(Secrets secrets) {
        return secrets.keyedHash();
    }

    @Produces
    @Singleton
    Sealing sealing(Secrets secrets, Randomness randomness) {
        return secrets.sealing(randomness);
    }
}
