package gatehouse.message.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.Gateway;
import gatehouse.message.gateway.GatewaySettings;
import gatehouse.message.gateway.MessagePurpose;
import gatehouse.message.gateway.Outgoing;
import gatehouse.message.gateway.Submission;
import gatehouse.platform.BrokenSetting;
import gatehouse.platform.Secret;
import gatehouse.platform.Settings;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an administrator may say about a mail gateway. */
class SmtpKindTest {
    private final Map<String, String> settings = new HashMap<>(Map.of(
            "gatehouse.gateway.mail.url", "smtp://user:hidden@relay.example",
            "gatehouse.gateway.mail.sender", "no-reply@bank.example"));

    @Test
    void relayAndSenderAreEnough() {
        assertThat(create().name()).isEqualTo("mail");
    }

    @ParameterizedTest
    @CsvSource({
        "url, smtp://",
        "url, smtp:relay.example",
        "url, smtp://user@relay.example",
        "url, smtp://relay.example/path",
        "url, smtp://user:hid den@relay.example",
        "url, 'jndi: '",
        "sender, 'a@bank.example, b@bank.example'",
        "sender, nobody",
        "sender, 'friends: a@bank.example;'",
        "starttls, perhaps",
        "starttls, none",
        "timeout, PT0S",
        "timeout, PT11S",
        "trust-store, /no/such/file"
    })
    void whatCannotBeIsABrokenSettingThatDoesNotShowItsPassword(String key, String value) {
        settings.put("gatehouse.gateway.mail." + key, value);

        assertThatThrownBy(this::create)
                .isInstanceOf(BrokenSetting.class)
                .hasMessageStartingWith("Setting gatehouse.gateway.mail." + key + " ")
                .hasMessageNotContaining("hid");
    }

    @Test
    void senderIsNeeded() {
        settings.remove("gatehouse.gateway.mail.sender");

        assertThatThrownBy(this::create)
                .isInstanceOf(BrokenSetting.class)
                .hasMessageStartingWith("Setting gatehouse.gateway.mail.sender is missing");
    }

    @ParameterizedTest
    @CsvSource({"smtp://user:password@localhost", "smtp://user:password@127.0.0.1:25", "smtp://relay.example:25"})
    void clearTextIsForThisMachineOrForARelayThatSignsNobodyIn(String url) {
        settings.put("gatehouse.gateway.mail.url", url);
        settings.put("gatehouse.gateway.mail.starttls", "none");

        assertThat(create()).isNotNull();
    }

    @Test
    void serverWithoutTheMailSessionIsUnreachable() {
        settings.put("gatehouse.gateway.mail.url", "jndi:mail/missing");

        assertThat(create().submit(new Outgoing(
                        UUID.randomUUID(),
                        Channel.EMAIL,
                        MessagePurpose.EMAIL_CODE,
                        "user@example.com",
                        Secret.of("text"),
                        Optional.empty())))
                .isEqualTo(new Submission.Unreachable("the server has no such mail session"));
    }

    private Gateway create() {
        return new SmtpKind(Clock.systemUTC()).create(new GatewaySettings("mail", Settings.of(settings)));
    }
}
