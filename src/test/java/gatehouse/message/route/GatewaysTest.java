package gatehouse.message.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.FakeGateway;
import gatehouse.message.gateway.Gateway;
import gatehouse.message.gateway.GatewayKind;
import gatehouse.message.gateway.LogGateway;
import gatehouse.message.inbox.Inbox;
import gatehouse.message.inbox.SandboxGateway;
import gatehouse.message.smtp.SmtpKind;
import gatehouse.platform.BrokenSetting;
import gatehouse.platform.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewaysTest {
    private static final List<GatewayKind> KINDS = List.of(new SmtpKind(Clock.systemUTC()));

    @Test
    void productionLogsUntilItIsToldAGateway() {
        assertThat(chosen(Map.of())).singleElement().isInstanceOf(LogGateway.class);
        assertThat(gateways(Map.of()).carrying(Channel.SMS))
                .extracting(Hop::name)
                .containsExactly("log");
    }

    @Test
    void sandboxHasItsInboxAndNothingElseWhateverTheSettingSays() {
        Map<String, String> settings = Map.of("gatehouse.mode", "sandbox", "gatehouse.gateways", "log");

        assertThat(chosen(settings)).singleElement().isInstanceOf(SandboxGateway.class);
    }

    @Test
    void gatewaysAreAskedInTheOrderOfTheSetting() {
        Gateways gateways = gateways(Map.of(
                "gatehouse.gateways", "primary, backup",
                "gatehouse.gateway.primary.url", "log:",
                "gatehouse.gateway.backup.url", "log:"));

        assertThat(gateways.carrying(Channel.SMS)).extracting(Hop::name).containsExactly("primary", "backup");
        assertThat(gateways.patience()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void gatewayWithoutUrlIsABrokenSetting() {
        assertThatThrownBy(() -> gateways(Map.of("gatehouse.gateways", "primary")))
                .isInstanceOf(BrokenSetting.class)
                .hasMessageStartingWith("Setting gatehouse.gateway.primary.url is missing");
    }

    @Test
    void urlOfNoKnownKindIsABrokenSettingThatDoesNotShowItsPassword() {
        assertThatThrownBy(() -> gateways(Map.of(
                        "gatehouse.gateways",
                        "primary",
                        "gatehouse.gateway.primary.url",
                        "gopher://me:hidden@host:2775")))
                .isInstanceOf(BrokenSetting.class)
                .hasMessage(
                        "Setting gatehouse.gateway.primary.url must begin with one of [jndi:, log:, smtp:, smtps:]");
    }

    @Test
    void kindOfAGatewayIsWhatItsUrlBeginsWith() {
        Gateways gateways = gateways(Map.of(
                "gatehouse.gateways", "phones,mails",
                "gatehouse.gateway.phones.url", "LOG:",
                "gatehouse.gateway.mails.url", "SMTP://relay.example",
                "gatehouse.gateway.mails.sender", "no-reply@bank.example"));

        assertThat(gateways.carrying(Channel.SMS)).extracting(Hop::name).containsExactly("phones");
        assertThat(gateways.carrying(Channel.EMAIL)).extracting(Hop::name).containsExactly("phones", "mails");
    }

    @Test
    void gatewaysAreClosedWhenTheServerStops() {
        AtomicInteger closed = new AtomicInteger();
        Gateways gateways =
                new Gateways(List.of(FakeGateway.closing(closed::incrementAndGet)), List.of(), Clock.systemUTC());

        gateways.close();

        assertThat(closed).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sandbox", "Log", "a b", "log,log"})
    void nameThatCannotBeIsABrokenSetting(String names) {
        assertThatThrownBy(() -> gateways(Map.of("gatehouse.gateways", names))).isInstanceOf(BrokenSetting.class);
    }

    private static Gateways gateways(Map<String, String> settings) {
        return new Gateways(chosen(settings), List.of(), Clock.systemUTC());
    }

    private static List<Gateway> chosen(Map<String, String> settings) {
        return Gateways.chosen(Settings.of(settings), new Inbox(Clock.systemUTC()), KINDS);
    }
}
