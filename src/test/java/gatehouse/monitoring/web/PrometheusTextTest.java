package gatehouse.monitoring.web;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.platform.meter.Reading;
import gatehouse.platform.meter.Reading.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Expected texts as in the exposition format, version 0.0.4. */
class PrometheusTextTest {
    @Test
    void figuresOfOneNameStandTogetherUnderTheirHelp() {
        String text = PrometheusText.of(List.of(
                new Reading("sent_total", "Sent", Kind.COUNTER, Map.of("gateway", "a"), 2),
                new Reading("waiting", "Waiting", Kind.GAUGE, Map.of(), 0.5),
                new Reading("sent_total", "Sent", Kind.COUNTER, Map.of("gateway", "b"), 1)));

        assertThat(text).isEqualTo("""
                # HELP sent_total Sent
                # TYPE sent_total counter
                sent_total{gateway="a"} 2.0
                sent_total{gateway="b"} 1.0
                # HELP waiting Waiting
                # TYPE waiting gauge
                waiting 0.5
                """);
    }

    @Test
    void whatCannotBeKnownIsNoNumber() {
        assertThat(PrometheusText.of(List.of(new Reading("waiting", "Waiting", Kind.GAUGE, Map.of(), Double.NaN))))
                .endsWith("waiting NaN\n");
    }

    @Test
    void noHelpAndNoLabelBreaksALine() {
        assertThat(PrometheusText.of(List.of(new Reading("waiting", "a\nb\\c", Kind.GAUGE, Map.of("of", "\"\n"), 1))))
                .isEqualTo("# HELP waiting a\\nb\\\\c\n# TYPE waiting gauge\nwaiting{of=\"\\\"\\n\"} 1.0\n");
    }
}
