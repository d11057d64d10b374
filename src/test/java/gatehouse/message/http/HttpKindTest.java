package gatehouse.message.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.message.gateway.Gateway;
import gatehouse.message.gateway.GatewaySettings;
import gatehouse.platform.BrokenSetting;
import gatehouse.platform.Settings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an administrator may say about an HTTP gateway. */
class HttpKindTest {
    private final Map<String, String> settings = new HashMap<>(Map.of(
            "gatehouse.gateway.provider.url", "https://account:hidden@api.provider.example/messages",
            "gatehouse.gateway.provider.body", "To={to}&Body={text}"));

    @Test
    void urlAndBodyAreEnough() {
        assertThat(create().name()).isEqualTo("provider");
    }

    @Test
    void bodyIsNeeded() {
        settings.remove("gatehouse.gateway.provider.body");

        assertThatThrownBy(this::create)
                .isInstanceOf(BrokenSetting.class)
                .hasMessageStartingWith("Setting gatehouse.gateway.provider.body is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "url, http://account:hidden@api.provider.example/messages",
        "url, https:api.provider.example",
        "url, https:///messages",
        "url, https://hid den",
        "method, GET",
        "type, xml",
        "channel, webhook",
        "body, To={to}",
        "body, Body={text}",
        "headers, hidden",
        "headers, 'Content-Length: 1'",
        "headers, 'Not a name: hidden'",
        "success, /status",
        "success, status=queued",
        "permanent, code=1",
        "reference, sid",
        "receipt-secret, hidden-short",
        "timeout, PT1M"
    })
    void whatCannotBeIsABrokenSettingThatDoesNotShowItsSecrets(String key, String value) {
        settings.put("gatehouse.gateway.provider." + key, value);

        assertThatThrownBy(this::create)
                .isInstanceOf(BrokenSetting.class)
                .hasMessageStartingWith("Setting gatehouse.gateway.provider." + key + " ")
                .hasMessageNotContaining("hid");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"to\":\"{to}\",\"text\":{text}}'",
        "'{\"to\":{to},\"text\":\"{text}\"}'",
        "'{\"to\":\"{to}\",\"text\":\"{text}\"'",
        "'To={to}&Body={text}'"
    })
    void jsonThatIsNoneWhenItIsFilledIsABrokenSetting(String body) {
        settings.put("gatehouse.gateway.provider.type", "json");
        settings.put("gatehouse.gateway.provider.body", body);

        assertThatThrownBy(this::create)
                .isInstanceOf(BrokenSetting.class)
                .hasMessage("Setting gatehouse.gateway.provider.body must be JSON when its places are filled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"receipt-reference", "receipt-delivered", "receipt-failed"})
    void receiptsAreReadByAWholeRule(String missing) {
        settings.put("gatehouse.gateway.provider.receipt-secret", "hidden-and-long-enough");
        settings.put("gatehouse.gateway.provider.receipt-reference", "/sid");
        settings.put("gatehouse.gateway.provider.receipt-delivered", "/status=delivered");
        settings.put("gatehouse.gateway.provider.receipt-failed", "/status=failed");
        assertThat(create().receipts()).isPresent();

        settings.remove("gatehouse.gateway.provider." + missing);

        assertThatThrownBy(this::create)
                .isInstanceOf(BrokenSetting.class)
                .hasMessageStartingWith("Setting gatehouse.gateway.provider." + missing + " is missing");
    }

    @ParameterizedTest
    @CsvSource({"http://localhost:8080/sms", "http://127.0.0.1/sms", "http://[::1]:81/sms"})
    void plainHttpIsForThisMachine(String url) {
        settings.put("gatehouse.gateway.provider.url", url);

        assertThat(create()).isNotNull();
    }

    private Gateway create() {
        return new HttpKind().create(new GatewaySettings("provider", Settings.of(settings)));
    }
}
