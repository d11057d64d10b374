package gatehouse.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Measures operations in turns (A B C, A B C, A B C), so that whatever slows the machine down for a while slows all of
 * them down, and warms every one of them up by a number of calls before the first turn.
 */
final class Rounds {
    static final int ROUNDS = 3;

    private final Supplier<Duration> cpu;
    private final Map<Operation, Integer> numbers = new HashMap<>();

    /** @param cpu what the server's process has used so far */
    Rounds(Supplier<Duration> cpu) {
        this.cpu = cpu;
    }

    Figures measure(List<Operation> operations) {
        for (Operation operation : operations) {
            System.out.println("  warming up: " + operation.name());
            run(operation, operation.warmUp());
        }
        Figures figures = new Figures();
        for (int round = 1; round <= ROUNDS; round++) {
            System.out.println("  round " + round + " of " + ROUNDS);
            for (Operation operation : operations) {
                double millis = run(operation, operation.calls());
                figures.add(operation.name(), millis / (operation.calls() * (double) operation.worth()));
            }
        }
        return figures;
    }

    /** @return CPU in milliseconds */
    private double run(Operation operation, int calls) {
        int first = numbers.getOrDefault(operation, 0);
        numbers.put(operation, first + calls);
        operation.prepare().accept(calls);
        Duration before = cpu.get();
        for (int number = first; number < first + calls; number++) {
            operation.call().accept(number);
        }
        operation.settle().run();
        return cpu.get().minus(before).toNanos() / 1e6;
    }
}
