package gatehouse.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Measures operations in turns (A B C, A B C, A B C), so that whatever slows the machine down for a while slows all of
 * them down, and warms every one of them up by a number of calls before the first turn.
 *
 * <p>What the server uses while nobody calls, because its timers look for work, is measured before each turn and taken off by
 * the time that passes: on a slow disk or a busy machine each call would else be charged for seconds that it only waits.
 */
final class Rounds {
    static final int ROUNDS = 3;

    /** A whole turn of the timers that come most often, several times. */
    private static final long ALONE_MILLIS = 5_000;

    /** By then the timers have done what the last calls left to them. */
    private static final long LEFT_MILLIS = 2_000;

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
            double alone = alone();
            System.out.printf("  round %d of %d; alone, %.1f ms of CPU a second%n", round, ROUNDS, 1_000 * alone);
            for (Operation operation : operations) {
                double millis = run(operation, operation.calls()).without(alone);
                figures.add(operation.name(), millis / (operation.calls() * (double) operation.worth()));
            }
        }
        return figures;
    }

    /** @return milliseconds of CPU in each millisecond in which nobody calls */
    private double alone() {
        Pause.of(LEFT_MILLIS);
        Duration before = cpu.get();
        Pause.of(ALONE_MILLIS);
        return cpu.get().minus(before).toMillis() / (double) ALONE_MILLIS;
    }

    /** Both in milliseconds. */
    private record Used(double cpu, double time) {
        double without(double alone) {
            return cpu - alone * time;
        }
    }

    private Used run(Operation operation, int calls) {
        int first = numbers.getOrDefault(operation, 0);
        numbers.put(operation, first + calls);
        operation.prepare().accept(calls);
        Duration before = cpu.get();
        long start = System.nanoTime();
        for (int number = first; number < first + calls; number++) {
            operation.call().accept(number);
        }
        operation.settle().run();
        double time = (System.nanoTime() - start) / 1e6;
        return new Used(cpu.get().minus(before).toNanos() / 1e6, time);
    }
}
