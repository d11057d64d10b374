package gatehouse.monitoring.microprofile;

import gatehouse.monitoring.health.Health;
import gatehouse.monitoring.health.Organ;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * {@code /health/ready}: one check for each {@link Organ}, with its name and whether it is well and nothing else, because
 * strangers see it too. {@code UP} means that this node may be sent callers, also while an organ is ill that they do not
 * need: what all nodes share would else take all of them away at once.
 */
class ReadinessChecks {
    private ReadinessChecks() {}

    abstract static class Check implements HealthCheck {
        private static final String STATE = "state";

        private final Organ organ;

        @Inject
        Health health;

        Check(Organ organ) {
            this.organ = organ;
        }

        @Override
        public HealthCheckResponse call() {
            boolean well = health.isWell(organ);
            return HealthCheckResponse.named(organ.label())
                    .status(organ.lets(well))
                    .withData(STATE, well ? "well" : "ill")
                    .build();
        }
    }

    /** It answers in time. */
    @Readiness
    @ApplicationScoped
    public static class Database extends Check {
        public Database() {
            super(Organ.DATABASE);
        }
    }

    /** The broker answers in time; never {@code DOWN}. */
    @Readiness
    @ApplicationScoped
    public static class Queue extends Check {
        public Queue() {
            super(Organ.QUEUE);
        }
    }

    /** Nothing waits there untried for too long; never {@code DOWN}. */
    @Readiness
    @ApplicationScoped
    public static class Outbox extends Check {
        public Outbox() {
            super(Organ.OUTBOX);
        }
    }

    /** There is one to sign with, and its successor. */
    @Readiness
    @ApplicationScoped
    public static class Keys extends Check {
        public Keys() {
            super(Organ.KEYS);
        }
    }

    /** Ours and that of the database agree. */
    @Readiness
    @ApplicationScoped
    public static class Time extends Check {
        public Time() {
            super(Organ.CLOCK);
        }
    }

    /** Nobody is about to stop this node. */
    @Readiness
    @ApplicationScoped
    public static class Traffic extends Check {
        public Traffic() {
            super(Organ.TRAFFIC);
        }
    }
}
