package gatehouse.message.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.message.gateway.GatewaySettings;
import gatehouse.platform.BrokenSetting;
import gatehouse.platform.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.TypeOfNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an administrator may say about an operator. */
class SmppKindTest {
    private final Map<String, String> settings = new HashMap<>(Map.of(
            "gatehouse.gateway.operator.url", "smpp://gate:hidden@127.0.0.1:1",
            "gatehouse.gateway.operator.sender", "Bank"));

    @ParameterizedTest
    @CsvSource({
        "url, smpp://127.0.0.1",
        "url, smpp://gate@127.0.0.1",
        "url, smpp://gate:hidden123@127.0.0.1",
        "url, smpp://gateOfSixteenCha:hidden@127.0.0.1",
        "sender, '+0820000001'",
        "sender, A name that is too long",
        "sender, Bänk",
        "system-type, thirteen-char",
        "window, 0",
        "window, 1001",
        "timeout, PT6S",
        "enquire-link, PT0S"
    })
    void whatCannotBeIsABrokenSettingThatDoesNotShowItsPassword(String key, String value) {
        settings.put("gatehouse.gateway.operator." + key, value);

        assertThatThrownBy(() -> new SmppKind(Clock.systemUTC(), (name, receipt) -> {})
                        .create(new GatewaySettings("operator", Settings.of(settings))))
                .isInstanceOf(BrokenSetting.class)
                .hasMessageStartingWith("Setting gatehouse.gateway.operator." + key + " ")
                .hasMessageNotContaining("hidden");
    }

    @ParameterizedTest
    @CsvSource({
        "+27820000001, INTERNATIONAL",
        "12345, NETWORK_SPECIFIC",
        "Bank, ALPHANUMERIC",
        "My Bank 24, ALPHANUMERIC"
    })
    void senderIsANumberAShortCodeOrAName(String text, TypeOfNumber type) {
        assertThat(Sender.parse(text)).get().extracting(Sender::type).isEqualTo(type);
    }

    @Test
    void pausesBeforeBindingAgainGrowToHalfAMinute() {
        assertThat(Stream.of(0, 1, 2, 3, 4, 5, 6, 1_000))
                .extracting(SmppConnection::pauseAfter)
                .extracting(Duration::toSeconds)
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
    }

    @ParameterizedTest
    @CsvSource({
        "PT5M, 000000000500000R",
        "PT24H, 000001000000000R",
        "PT0.5S, 000000000001000R",
        "PT-5M, 000000000001000R",
        "P365D, 000030000000000R"
    })
    void validityIsWhatIsLeftOfTheMessage(Duration left, String period) {
        assertThat(ValidityPeriod.of(left)).isEqualTo(period);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "id:", "stat:"})
    void textThatNamesNothingIsNoReceipt(String text) {
        DeliverSm delivered = new DeliverSm();
        delivered.setSmscDeliveryReceipt();
        delivered.setShortMessage(text.getBytes(StandardCharsets.US_ASCII));

        assertThat(OperatorReceipt.of(delivered)).isEmpty();
    }
}
