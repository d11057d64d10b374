package gatehouse.monitoring.web;

import gatehouse.platform.meter.Reading;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Figures in the text format of Prometheus, version 0.0.4. */
final class PrometheusText {
    static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private PrometheusText() {}

    /** @param readings those of one name one after the other */
    static String of(List<Reading> readings) {
        StringBuilder text = new StringBuilder();
        String name = "";
        for (Reading reading :
                readings.stream().sorted(Comparator.comparing(Reading::name)).toList()) {
            if (!reading.name().equals(name)) {
                name = reading.name();
                text.append("# HELP ").append(name).append(' ').append(escaped(reading.help()));
                text.append("\n# TYPE ").append(name).append(' ');
                text.append(reading.kind().name().toLowerCase(Locale.ROOT)).append('\n');
            }
            text.append(name).append(labels(reading.labels())).append(' ').append(value(reading.value()));
            text.append('\n');
        }
        return text.toString();
    }

    private static String labels(Map<String, String> labels) {
        return labels.isEmpty()
                ? ""
                : labels.entrySet().stream()
                        .map(label -> label.getKey() + "=\""
                                + escaped(label.getValue()).replace("\"", "\\\"") + "\"")
                        .collect(Collectors.joining(",", "{", "}"));
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n");
    }

    private static String value(double value) {
        return Double.isNaN(value) ? "NaN" : Double.toString(value);
    }
}
