package gatehouse.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Milliseconds of CPU of each operation, in every round. */
final class Figures {
    private final Map<String, List<Double>> rounds = new LinkedHashMap<>();

    void add(String operation, double millis) {
        rounds.computeIfAbsent(operation, name -> new ArrayList<>()).add(millis);
    }

    double median(String operation) {
        return median(rounds.get(operation));
    }

    /** The median of something computed from the figures of one round, so that only neighbours are compared. */
    double median(ToDoubleFunction<ToDoubleFunction<String>> computed) {
        int count = rounds.values().iterator().next().size();
        return median(IntStream.range(0, count)
                .mapToObj(
                        round -> computed.applyAsDouble(name -> rounds.get(name).get(round)))
                .toList());
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    String print() {
        return rounds.entrySet().stream()
                .map(operation -> String.format(
                        "  %-34s %9.3f   (%s)",
                        operation.getKey(),
                        median(operation.getKey()),
                        operation.getValue().stream()
                                .map(millis -> String.format("%.3f", millis))
                                .collect(Collectors.joining(", "))))
                .collect(Collectors.joining("\n"));
    }
}
