package gatehouse.bench;

import java.util.Arrays;
import java.util.Collection;

/** How long answers took, in milliseconds, shortest first. */
record Times(double[] millis) {
    static Times of(Collection<Double> millis) {
        return new Times(
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray());
    }

    int count() {
        return millis.length;
    }

    double p50() {
        return percentile(0.5);
    }

    double p99() {
        return percentile(0.99);
    }

    private double percentile(double share) {
        if (millis.length == 0) {
            throw new IllegalStateException("Nothing was timed");
        }
        return millis[Math.min(millis.length - 1, (int) Math.ceil(millis.length * share) - 1)];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Times times && Arrays.equals(times.millis, millis);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(millis);
    }

    @Override
    public String toString() {
        return "Times[" + millis.length + "]";
    }
}
