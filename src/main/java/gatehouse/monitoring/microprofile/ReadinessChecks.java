package gatehouse.monitoring.microprofile;

import gatehouse.monitoring.health.Health;
import gatehouse.monitoring.health.Organ;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** {@code /health/ready}: one check for each {@link Organ}, with its name and nothing else, because strangers see it too. */
class ReadinessChecks {
    private ReadinessChecks() {}

    abstract static class Check implements HealthCheck {
        private final Organ organ;

        @Inject
        Health health;

        Check(Organ organ) {
            this.organ = organ;
        }

        @Override
        public HealthCheckResponse call() {
            return HealthCheckResponse.named(organ.label())
                    .status(health.isWell(organ))
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

    /** The broker answers in time. */
    @Readiness
    @ApplicationScoped
    public static class Queue extends Check {
        public Queue() {
            super(Organ.QUEUE);
        }
    }

    /** Nothing waits there untried for too long. */
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
}
