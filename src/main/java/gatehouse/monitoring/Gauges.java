package gatehouse.monitoring;

import gatehouse.message.flow.Pause;
import gatehouse.platform.database.DatabaseReady;
import gatehouse.platform.meter.Meters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;

/** The figures of the moment as meters, under the names that metrics have. */
@ApplicationScoped
class Gauges {
    private static final double MILLIS = 1_000;

    private final Figures figures;
    private final Pause pause;
    private final Meters meters;

    @Inject
    Gauges(Figures figures, Pause pause, Meters meters) {
        this.figures = figures;
        this.pause = pause;
        this.meters = meters;
    }

    /** @param tallies there from the start, so that a figure that is still zero is not missing */
    void register(@Observes DatabaseReady ready, Tallies tallies) {
        tallies.begin();
        meters.gauge(
                "gatehouse_hash_permits",
                "How many passwords may be hashed at once here",
                () -> figures.hashing().permits());
        meters.gauge(
                "gatehouse_hash_busy",
                "How many passwords are being hashed here",
                () -> figures.hashing().inUse());
        meters.gauge(
                "gatehouse_hash_waiting",
                "How many wait to hash a password here",
                () -> figures.hashing().waiting());
        meters.gauge(
                "gatehouse_hash_refused",
                "How many were turned away before hashing since the start",
                () -> figures.hashing().refused());
        meters.gauge(
                "gatehouse_sessions_live",
                "Sessions of the cluster that live, among the 50000 newest",
                () -> known(figures.sessions().map(count -> (double) count.live())));
        meters.gauge(
                "gatehouse_outbox_queued",
                "Messages of the cluster that wait, 10000 are so many or more",
                () -> known(figures.outbox().map(backlog -> (double) backlog.queued())));
        meters.gauge(
                "gatehouse_outbox_oldest_seconds",
                "How long the oldest of them has been waiting",
                () -> known(figures.outbox().map(backlog -> backlog.oldest().toMillis() / MILLIS)));
        meters.gauge("gatehouse_dispatcher_paused", "1 while this node takes no messages", () -> pause.isOn() ? 1 : 0);
    }

    private static double known(Optional<Double> figure) {
        return figure.orElse(Double.NaN);
    }
}
