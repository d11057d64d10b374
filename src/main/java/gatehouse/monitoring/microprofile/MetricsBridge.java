package gatehouse.monitoring.microprofile;

import gatehouse.platform.database.DatabaseReady;
import gatehouse.platform.meter.Meters;
import gatehouse.platform.meter.Sink;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Gives our figures to the server's metrics, which shows them at {@code /metrics} among its own. */
@ApplicationScoped
public class MetricsBridge implements Sink {
    @Inject
    MetricRegistry registry;

    void share(@Observes DatabaseReady ready, Meters meters) {
        meters.share(this);
    }

    @Override
    public void gauge(String name, String help, DoubleSupplier value) {
        registry.gauge(metadata(name, help), value, DoubleSupplier::getAsDouble);
    }

    @Override
    public void counted(String name, String help, Map<String, String> labels) {
        registry.counter(metadata(name, help), tags(labels)).inc();
    }

    @Override
    public void timed(String name, String help, Map<String, String> labels, Duration took) {
        registry.timer(metadata(name, help), tags(labels)).update(took);
    }

    private static Metadata metadata(String name, String help) {
        return Metadata.builder().withName(name).withDescription(help).build();
    }

    private static Tag[] tags(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> new Tag(label.getKey(), label.getValue()))
                .toArray(Tag[]::new);
    }
}
