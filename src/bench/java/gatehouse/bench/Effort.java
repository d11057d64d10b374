package gatehouse.bench;

/** {@code bench.effort}: the share of all calls that is made, for a quick look whose figures do not count; default 1. */
final class Effort {
    private static final double SHARE = Double.parseDouble(System.getProperty("bench.effort", "1"));

    private Effort() {}

    static int of(int calls) {
        return Math.max(1, (int) Math.round(calls * SHARE));
    }
}
