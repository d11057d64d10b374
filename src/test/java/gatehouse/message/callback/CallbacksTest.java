package gatehouse.message.callback;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.message.OutboxBench;
import gatehouse.message.callback.Callbacks.Outcome;
import gatehouse.message.gateway.FakeGateway;
import gatehouse.message.gateway.Gateway;
import gatehouse.message.gateway.GatewaySettings;
import gatehouse.message.http.HttpKind;
import gatehouse.message.route.Gateways;
import gatehouse.platform.Secret;
import gatehouse.platform.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What providers tell us, in their words. */
class CallbacksTest {
    private static final String SECRET = "a-secret-of-the-provider";

    private final OutboxBench bench = new OutboxBench();
    private final Map<String, String> settings = new HashMap<>(Map.of(
            "gatehouse.gateway.provider.url", "https://api.provider.example/messages",
            "gatehouse.gateway.provider.body", "To={to}&Body={text}",
            "gatehouse.gateway.provider.receipt-secret", SECRET,
            "gatehouse.gateway.provider.receipt-reference", "/MessageSid",
            "gatehouse.gateway.provider.receipt-delivered", "/MessageStatus=delivered,read",
            "gatehouse.gateway.provider.receipt-failed", "/MessageStatus=failed,undelivered"));

    @AfterEach
    void close() {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource({
        "delivered, DELIVERED",
        "read, DELIVERED",
        "failed, FAILED",
        "undelivered, FAILED",
        "queued, SENT",
        "sent, SENT"
    })
    void formTellsWhatBecameOfAMessage(String said, String status) {
        UUID id = sent();

        assertThat(take("MessageSid=ref-" + id + "&MessageStatus=" + said + "&To=%2B27820000001"))
                .isEqualTo(Outcome.TAKEN);

        assertThat(bench.status(id)).isEqualTo(status);
    }

    @Test
    void jsonTellsWhatBecameOfAMessage() {
        settings.put("gatehouse.gateway.provider.receipt-reference", "/results/0/id");
        settings.put("gatehouse.gateway.provider.receipt-delivered", "/results/0/status/code=0");
        UUID id = sent();

        Outcome outcome = callbacks()
                .take(
                        "provider",
                        Optional.of(Secret.of(SECRET)),
                        false,
                        "{\"results\":[{\"id\":\"ref-" + id + "\",\"status\":{\"code\":0}}]}");

        assertThat(outcome).isEqualTo(Outcome.TAKEN);
        assertThat(bench.status(id)).isEqualTo("DELIVERED");
    }

    @Test
    void doubledAndContradictingReceiptsChangeNothing() {
        UUID id = sent();

        take("MessageSid=ref-" + id + "&MessageStatus=delivered");
        take("MessageSid=ref-" + id + "&MessageStatus=delivered");
        take("MessageSid=ref-" + id + "&MessageStatus=failed");

        assertThat(bench.status(id)).isEqualTo("DELIVERED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MessageSid=unknown&MessageStatus=delivered", "MessageStatus=delivered", "", "&=&%zz=%zz"})
    void whatIsOfNoMessageIsTakenAndChangesNothing(String body) {
        UUID id = sent();

        assertThat(take(body)).isEqualTo(Outcome.TAKEN);

        assertThat(bench.status(id)).isEqualTo("SENT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MessageSid=1", "{\"MessageSid\":", "null"})
    void whatIsNoJsonIsRefused(String body) {
        assertThat(callbacks().take("provider", Optional.of(Secret.of(SECRET)), false, body))
                .isEqualTo(Outcome.UNREADABLE);
    }

    @Test
    void whoeverDoesNotKnowTheSecretOfThatGatewayIsAStranger() {
        UUID id = sent();
        String body = "MessageSid=ref-" + id + "&MessageStatus=failed";

        assertThat(List.of(
                        callbacks().take("provider", Optional.empty(), true, body),
                        callbacks().take("provider", Optional.of(Secret.of("")), true, body),
                        callbacks().take("provider", Optional.of(Secret.of(SECRET + "x")), true, body),
                        callbacks().take("other", Optional.of(Secret.of(SECRET)), true, body),
                        callbacks().take("none", Optional.of(Secret.of(SECRET)), true, body)))
                .containsOnly(Outcome.STRANGER);
        assertThat(bench.status(id)).isEqualTo("SENT");
    }

    @Test
    void gatewayWithoutASecretTakesNoReceipts() {
        settings.remove("gatehouse.gateway.provider.receipt-secret");

        assertThat(callbacks().take("provider", Optional.of(Secret.of("")), true, ""))
                .isEqualTo(Outcome.STRANGER);
    }

    private UUID sent() {
        return bench.send(FakeGateway.accepting("provider"));
    }

    private Outcome take(String form) {
        return callbacks().take("provider", Optional.of(Secret.of(SECRET)), true, form);
    }

    private Callbacks callbacks() {
        Gateway provider = new HttpKind().create(new GatewaySettings("provider", Settings.of(settings)));
        Gateways gateways = new Gateways(List.of(provider, FakeGateway.accepting("other")), List.of(), bench.clock);
        return new Callbacks(gateways, bench.receipts);
    }
}
