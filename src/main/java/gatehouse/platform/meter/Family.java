package gatehouse.platform.meter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The figures of one name, one for each combination of label values that came up; bounded, whatever comes up. */
abstract class Family<S> {
    /** More than the code has combinations of anything. */
    static final int MOST = 300;

    static final String OTHER = "other";

    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    final String name;
    final String help;
    private final List<String> labels;
    private final Map<List<String>, S> series = new ConcurrentHashMap<>();

    Family(String name, String help, List<String> labels) {
        this.name = name;
        this.help = help;
        this.labels = List.copyOf(labels);
    }

    abstract S fresh();

    abstract Stream<Reading> read(S one, Map<String, String> labelled);

    /** The values that are really kept: what does not look like a name of ours, or is one too many, is {@value #OTHER}. */
    List<String> keep(String... values) {
        if (values.length != labels.size()) {
            throw new IllegalArgumentException(name + " has " + labels.size() + " labels");
        }
        List<String> kept = Stream.of(values)
                .map(value -> LABEL.matcher(value).matches() ? value : OTHER)
                .toList();
        boolean hasRoom = series.containsKey(kept) || series.size() < MOST;
        return hasRoom ? kept : Collections.nCopies(labels.size(), OTHER);
    }

    S of(List<String> kept) {
        return series.computeIfAbsent(kept, none -> fresh());
    }

    Map<String, String> labelled(List<String> kept) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < labels.size(); i++) {
            named.put(labels.get(i), kept.get(i));
        }
        return named;
    }

    List<Reading> read() {
        List<Reading> readings = new ArrayList<>();
        series.forEach((kept, one) -> read(one, labelled(kept)).forEach(readings::add));
        return readings;
    }

    /** How often something happened. */
    static final class Count extends Family<LongAdder> {
        Count(String name, String help, List<String> labels) {
            super(name, help, labels);
        }

        @Override
        LongAdder fresh() {
            return new LongAdder();
        }

        @Override
        Stream<Reading> read(LongAdder one, Map<String, String> labelled) {
            return Stream.of(new Reading(name, help, Reading.Kind.COUNTER, labelled, one.sum()));
        }
    }

    /** How often and how long, together. */
    static final class Times extends Family<Times.Sum> {
        private static final double NANOS = 1e9;

        Times(String name, String help, List<String> labels) {
            super(name, help, labels);
        }

        /** So many, and so long all of them. */
        record Sum(LongAdder times, LongAdder nanos) {
            void add(Duration took) {
                times.increment();
                nanos.add(took.toNanos());
            }
        }

        @Override
        Sum fresh() {
            return new Sum(new LongAdder(), new LongAdder());
        }

        @Override
        Stream<Reading> read(Sum one, Map<String, String> labelled) {
            return Stream.of(
                    new Reading(
                            name + "_count",
                            help + ": how often",
                            Reading.Kind.COUNTER,
                            labelled,
                            one.times().sum()),
                    new Reading(
                            name + "_sum",
                            help + ": all together",
                            Reading.Kind.COUNTER,
                            labelled,
                            one.nanos().sum() / NANOS));
        }
    }
}
