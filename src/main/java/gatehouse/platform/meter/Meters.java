package gatehouse.platform.meter;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/**
 * The meters of this node, by name. Counting takes no lock and no database. The values of labels are names that the code
 * or the settings chose, never what a caller typed: anything else, and whatever is more than {@value Family#MOST}
 * combinations, is counted as {@code other}.
 */
@ApplicationScoped
public class Meters {
    private final Map<String, Family<?>> families = new ConcurrentSkipListMap<>();
    private final Map<String, Gauge> gauges = new ConcurrentSkipListMap<>();
    private final List<Sink> sinks = new CopyOnWriteArrayList<>();

    private record Gauge(String name, String help, DoubleSupplier value) {
        Reading read() {
            return new Reading(name, help, Reading.Kind.GAUGE, Map.of(), value.getAsDouble());
        }
    }

    /** Counts what happens. */
    public interface Counter {
        /** @param labels in the order in which the meter names them */
        void count(String... labels);
    }

    /** Measures how long something takes. */
    public interface Timer {
        /** @param took less than nothing, as when a sandbox's clock was moved meanwhile, is nothing */
        void note(Duration took, String... labels);
    }

    /** @param name ends with {@code _total} */
    public Counter counter(String name, String help, String... labels) {
        Family.Count family = new Family.Count(name, help, List.of(labels));
        families.put(name, family);
        return values -> {
            List<String> kept = family.keep(values);
            family.of(kept).increment();
            sinks.forEach(sink -> sink.counted(name, help, family.labelled(kept)));
        };
    }

    /** @param name ends with {@code _seconds} */
    public Timer timer(String name, String help, String... labels) {
        Family.Times family = new Family.Times(name, help, List.of(labels));
        families.put(name, family);
        return (took, values) -> {
            List<String> kept = family.keep(values);
            Duration counted = took.isNegative() ? Duration.ZERO : took;
            family.of(kept).add(counted);
            sinks.forEach(sink -> sink.timed(name, help, family.labelled(kept), counted));
        };
    }

    /** @param value asked for whenever somebody looks; not a number when it cannot be known at the moment */
    public void gauge(String name, String help, DoubleSupplier value) {
        gauges.put(name, new Gauge(name, help, value));
        sinks.forEach(sink -> sink.gauge(name, help, value));
    }

    /** From now on somebody else keeps the figures too; of gauges also those that are there. */
    public void share(Sink sink) {
        gauges.values().forEach(gauge -> sink.gauge(gauge.name(), gauge.help(), gauge.value()));
        sinks.add(sink);
    }

    /** All figures, those of one name together. */
    public List<Reading> read() {
        return Stream.concat(
                        families.values().stream().flatMap(family -> family.read().stream()),
                        gauges.values().stream().map(Gauge::read))
                .toList();
    }

    /** The figures of one meter by the values of their labels, joined by a space. */
    public Map<String, Long> counts(String name) {
        Map<String, Long> counts = new ConcurrentSkipListMap<>();
        Family<?> family = families.get(name);
        if (family != null) {
            family.read()
                    .forEach(reading ->
                            counts.put(String.join(" ", reading.labels().values()), (long) reading.value()));
        }
        return counts;
    }
}
