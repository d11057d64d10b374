package gatehouse.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.platform.BrokenSetting;
import gatehouse.platform.Settings;
import gatehouse.platform.http.call.ClientAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsRuleTest {
    private static final String STRANGER = "203.0.113.7";
    private final MetricsRule rule =
            new MetricsRule(Settings.of(Map.of("gatehouse.metrics.readers", "10.1.0.0/16, 2001:db8::1")));

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "10.1.2.3", "2001:db8::1"})
    void thisMachineAndTheReadersMayRead(String address) {
        assertThat(rule.refuses(metrics().request(), at(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {STRANGER, "10.2.0.1", "2001:db8::2"})
    void nobodyElseMay(String address) {
        assertThat(rule.refuses(metrics().request(), at(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "Forwarded", "Via"})
    void whoComesThroughAProxyOnThisMachineIsNotThisMachine(String mark) {
        assertThat(rule.refuses(metrics().with(mark, "x").request(), at("127.0.0.1")))
                .isTrue();
    }

    @Test
    void aReaderMayComeThroughATrustedProxy() {
        FakeExchange forwarded = metrics().with("X-Forwarded-For", "10.1.2.3");

        assertThat(rule.refuses(forwarded.request(), at("10.1.2.3"))).isFalse();
    }

    @Test
    void everyPathBelowIsMetricsToo() {
        assertThat(rule.refuses(new FakeExchange("GET").to("/metrics/base").request(), at(STRANGER)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/health/ready", "/metricsandmore", "/console/metrics"})
    void otherPathsAreForEverybody(String path) {
        assertThat(rule.refuses(new FakeExchange("GET").to(path).request(), at(STRANGER)))
                .isFalse();
    }

    @Test
    void readersThatAreNoNetworksAreNamed() {
        Settings settings = Settings.of(Map.of("gatehouse.metrics.readers", "prometheus.example.com"));

        assertThatThrownBy(() -> new MetricsRule(settings))
                .isInstanceOf(BrokenSetting.class)
                .hasMessageContaining("gatehouse.metrics.readers");
    }

    private static FakeExchange metrics() {
        return new FakeExchange("GET").to("/metrics");
    }

    private static ClientAddress at(String address) {
        try {
            return new ClientAddress(InetAddress.getByName(address), false);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
