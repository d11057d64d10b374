package gatehouse.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many sign in at once, first as many as there is room for, then more. */
final class Storm {
    private static final int LOGIN_CLIENTS = 16;
    private static final int MORE_THAN_FIT = 60;
    private static final Duration STRETCH = Duration.ofSeconds(5);
    /** Whoever was refused comes back soon, but not at once. */
    private static final long BACK_AFTER_MILLIS = 100;

    private final List<BooleanSupplier> visitors;
    private final List<Runnable> readers;

    Storm(Workload workload, int cost) {
        this.visitors = times(MORE_THAN_FIT, number -> workload.visitor(cost));
        this.readers = times(Runtime.getRuntime().availableProcessors(), workload::reader);
    }

    /**
     * What the storm does to those who only read.
     *
     * @param kept share of the reads that is left
     * @param slower by how much the 99th percentile grows
     */
    record Reads(double kept, double slower, double p99Alone, double p99InStorm) {}

    /** @param accepted times of logins, and {@code refused} of answers that there is no room */
    record Beyond(Times accepted, Times refused) {}

    private record Login(boolean accepted, double millis) {}

    Reads reads() {
        List<Times> alone = new ArrayList<>();
        List<Times> inStorm = new ArrayList<>();
        for (int round = 0; round < Rounds.ROUNDS; round++) {
            alone.add(read());
            Crowd<Login> logins = logins(LOGIN_CLIENTS);
            inStorm.add(read());
            logins.callOff(Duration.ZERO);
        }
        double p99Alone = Figures.median(alone.stream().map(Times::p99).toList());
        double p99InStorm = Figures.median(inStorm.stream().map(Times::p99).toList());
        return new Reads(count(inStorm) / count(alone), p99InStorm / p99Alone, p99Alone, p99InStorm);
    }

    Beyond beyondCapacity() {
        List<Login> logins = logins(MORE_THAN_FIT).callOff(STRETCH.multipliedBy(2));
        return new Beyond(times(logins, true), times(logins, false));
    }

    private Times read() {
        return Times.of(Crowd.of(times(readers.size(), number -> timed(readers.get(number))))
                .callOff(STRETCH));
    }

    private Crowd<Login> logins(int clients) {
        return Crowd.of(times(clients, number -> visit(visitors.get(number))));
    }

    private static Crowd.Turn<Double> timed(Runnable call) {
        return () -> {
            long start = System.nanoTime();
            call.run();
            return (System.nanoTime() - start) / 1e6;
        };
    }

    private static Crowd.Turn<Login> visit(BooleanSupplier visitor) {
        return () -> {
            long start = System.nanoTime();
            boolean accepted = visitor.getAsBoolean();
            double millis = (System.nanoTime() - start) / 1e6;
            if (!accepted) {
                Pause.of(BACK_AFTER_MILLIS);
            }
            return new Login(accepted, millis);
        };
    }

    private static Times times(List<Login> logins, boolean accepted) {
        return Times.of(logins.stream()
                .filter(login -> login.accepted() == accepted)
                .map(Login::millis)
                .toList());
    }

    private static double count(List<Times> rounds) {
        return Figures.median(
                rounds.stream().map(times -> (double) times.count()).toList());
    }

    private static <T> List<T> times(int count, IntFunction<T> made) {
        return IntStream.range(0, count).mapToObj(made).toList();
    }
}
