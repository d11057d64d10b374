package gatehouse.bench;

import java.util.List;
import java.util.stream.Collectors;

/** One line of the table: what is measured, what it should be, and what it is. */
record Measure(String number, String what, String aim, String value, String verdict) {
    static Measure atMost(String number, String what, double aim, double value, String unit) {
        return new Measure(number, what, "<= " + text(aim) + unit, text(value) + unit, value <= aim ? "met" : "missed");
    }

    static Measure atLeast(String number, String what, double aim, double value, String unit) {
        return new Measure(number, what, ">= " + text(aim) + unit, text(value) + unit, value >= aim ? "met" : "missed");
    }

    /** Something to read the others by. */
    static Measure known(String number, String what, double value) {
        return new Measure(number, what, "", text(value), "");
    }

    static Measure notMeasured(String number, String what, String aim, String reason) {
        return new Measure(number, what, aim, "not measured", reason);
    }

    private static String text(double value) {
        return value < 100 ? String.format("%.2f", value) : String.format("%.0f", value);
    }

    static String table(List<Measure> measures) {
        Measure head = new Measure("#", "measure", "aim", "value", "met");
        return head.line() + "\n" + measures.stream().map(Measure::line).collect(Collectors.joining("\n"));
    }

    private String line() {
        return String.format("%-3s %-62s %-12s %-13s %s", number, what, aim, value, verdict);
    }
}
