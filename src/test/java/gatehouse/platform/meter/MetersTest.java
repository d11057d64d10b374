package gatehouse.platform.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import gatehouse.platform.meter.Meters.Counter;
import gatehouse.platform.meter.Meters.Timer;
import gatehouse.support.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetersTest {
    private final Meters meters = new Meters();

    @Test
    void eachCombinationOfLabelsIsCountedForItself() {
        Counter counter = meters.counter("sent_total", "Sent", "gateway", "outcome");

        counter.count("primary", "ACCEPTED");
        counter.count("primary", "ACCEPTED");
        counter.count("backup", "REFUSED");

        assertThat(meters.counts("sent_total"))
                .containsExactly(entry("backup REFUSED", 1L), entry("primary ACCEPTED", 2L));
    }

    @Test
    void nothingIsLostWhenManyCountAtOnce() {
        Counter counter = meters.counter("sent_total", "Sent", "gateway");

        Together.times(20, () -> {
            for (int i = 0; i < 500; i++) {
                counter.count("primary");
            }
            return true;
        });

        assertThat(meters.counts("sent_total")).containsExactly(entry("primary", 10_000L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "\"", "line\nbreak", "user@example.com", "+27820000001"})
    void whatIsNoNameOfOursIsOther(String typed) {
        meters.counter("sent_total", "Sent", "gateway").count(typed);

        assertThat(meters.counts("sent_total")).containsExactly(entry("other", 1L));
    }

    @Test
    void aNameOfManyCharactersIsOtherToo() {
        meters.counter("sent_total", "Sent", "gateway").count("a".repeat(65));

        assertThat(meters.counts("sent_total")).containsExactly(entry("other", 1L));
    }

    @Test
    void whateverComesUpThereIsAnEnd() {
        Counter counter = meters.counter("sent_total", "Sent", "gateway");

        for (int i = 0; i < 2 * Family.MOST; i++) {
            counter.count("gateway-" + i);
        }

        assertThat(meters.counts("sent_total"))
                .hasSize(Family.MOST + 1)
                .containsEntry("other", (long) Family.MOST)
                .containsEntry("gateway-0", 1L);
    }

    @Test
    void aLabelTooManyIsAMistake() {
        Counter counter = meters.counter("sent_total", "Sent", "gateway");

        assertThatThrownBy(() -> counter.count("primary", "ACCEPTED")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void timesAreSummedUp() {
        Timer timer = meters.timer("asked_seconds", "Asked", "gateway");

        timer.note(Duration.ofMillis(1500), "primary");
        timer.note(Duration.ofMillis(500), "primary");
        timer.note(Duration.ofSeconds(-40), "primary");

        assertThat(meters.read())
                .extracting(Reading::name, Reading::labels, Reading::value)
                .containsExactly(
                        tuple("asked_seconds_count", Map.of("gateway", "primary"), 3.0),
                        tuple("asked_seconds_sum", Map.of("gateway", "primary"), 2.0));
    }

    @Test
    void aGaugeIsAskedWhenSomebodyLooks() {
        double[] value = {1};
        meters.gauge("waiting", "Waiting", () -> value[0]);
        value[0] = 7;

        assertThat(meters.read()).singleElement().satisfies(reading -> {
            assertThat(reading.value()).isEqualTo(7);
            assertThat(reading.kind()).isEqualTo(Reading.Kind.GAUGE);
        });
    }

    @Test
    void whoSharesIsToldOfEverything() {
        List<String> told = new ArrayList<>();
        meters.gauge("before", "Before", () -> 1);
        meters.share(new Sink() {
            @Override
            public void gauge(String name, String help, DoubleSupplier value) {
                told.add(name + " " + value.getAsDouble());
            }

            @Override
            public void counted(String name, String help, Map<String, String> labels) {
                told.add(name + " " + labels);
            }

            @Override
            public void timed(String name, String help, Map<String, String> labels, Duration took) {
                told.add(name + " " + labels + " " + took);
            }
        });

        meters.gauge("after", "After", () -> 2);
        meters.counter("sent_total", "Sent", "gateway").count("no name of ours");
        meters.timer("asked_seconds", "Asked", "gateway").note(Duration.ofSeconds(-1), "primary");

        assertThat(told)
                .containsExactly(
                        "before 1.0",
                        "after 2.0",
                        "sent_total {gateway=other}",
                        "asked_seconds {gateway=primary} PT0S");
    }
}
