package gatehouse.message.http;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.message.OutboxBench;
import gatehouse.message.gateway.Gateway;
import gatehouse.message.gateway.GatewaySettings;
import gatehouse.platform.Settings;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A provider takes a message and dies before it answers. */
class HttpFailoverTest {
    private final OutboxBench bench = new OutboxBench();
    private final ProviderStub first = new ProviderStub();
    private final ProviderStub second = new ProviderStub();

    @AfterEach
    void close() {
        first.close();
        second.close();
        bench.close();
    }

    @Test
    void nextProviderGetsTheSameMessageIdAndCode() {
        first.answers("");

        UUID id = bench.send(provider("primary", first), provider("backup", second));

        String body = "{\"id\":\"" + id + "\",\"to\":\"+27820000001\",\"text\":\"Your code is 604713\"}";
        assertThat(first.calls)
                .singleElement()
                .extracting(ProviderStub.Call::body)
                .isEqualTo(body);
        assertThat(second.calls)
                .singleElement()
                .extracting(ProviderStub.Call::body)
                .isEqualTo(body);
        assertThat(bench.status(id)).isEqualTo("SENT");
    }

    private static Gateway provider(String name, ProviderStub stub) {
        String prefix = "gatehouse.gateway." + name + ".";
        return new HttpKind()
                .create(new GatewaySettings(
                        name,
                        Settings.of(Map.of(
                                prefix + "url",
                                stub.url(),
                                prefix + "type",
                                "json",
                                prefix + "body",
                                "{\"id\":\"{id}\",\"to\":\"{to}\",\"text\":\"{text}\"}"))));
    }
}
