package gatehouse.message.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.Gateway;
import gatehouse.message.gateway.GatewayContract;
import gatehouse.message.gateway.GatewaySettings;
import gatehouse.message.gateway.MessagePurpose;
import gatehouse.message.gateway.Outgoing;
import gatehouse.message.gateway.Submission;
import gatehouse.platform.Secret;
import gatehouse.platform.Settings;
import gatehouse.platform.certificate.KeyStores;
import gatehouse.support.Certificates;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails as a mail server gets them. */
class SmtpGatewayTest extends GatewayContract {
    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final String TO = "user@example.com";

    private final GreenMail server = new GreenMail(
            new ServerSetup[] {new ServerSetup(0, "127.0.0.1", "smtp"), new ServerSetup(0, "127.0.0.1", "smtps")});
    private final Map<String, String> settings = new HashMap<>();
    private Gateway gateway;

    @TempDir
    static Path folder;

    private static Certificates certificates;

    @BeforeAll
    static void certificates() {
        certificates = new Certificates(folder);
        System.setProperty("greenmail.tls.keystore.file", certificates.make("relay"));
        System.setProperty("greenmail.tls.keystore.password", Certificates.PASSWORD);
        System.setProperty("greenmail.tls.key.password", Certificates.PASSWORD);
        certificates.trust("trusted", "relay");
    }

    @AfterAll
    static void forget() {
        System.getProperties().keySet().removeIf(name -> name.toString().startsWith("greenmail.tls."));
    }

    @BeforeEach
    void start() {
        // The mailbox is there before the mail: GreenMail logs whom it makes one for.
        server.setUser(TO, TO, "password");
        server.start();
        settings.put("gatehouse.public-url", "https://id.bank.example");
        settings.put(
                "gatehouse.gateway.mail.url",
                "smtp://127.0.0.1:" + server.getSmtp().getPort());
        settings.put("gatehouse.gateway.mail.starttls", "none");
        settings.put("gatehouse.gateway.mail.sender", "The Bank <no-reply@bank.example>");
    }

    @AfterEach
    void stop() {
        gateway().close();
        server.stop();
    }

    @Override
    protected Gateway gateway() {
        if (gateway == null) {
            gateway = new SmtpKind(Clock.fixed(NOW, ZoneOffset.UTC))
                    .create(new GatewaySettings("mail", Settings.of(settings)));
        }
        return gateway;
    }

    @Override
    protected Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    protected String recipient() {
        return TO;
    }

    @Test
    void carriesMailsAndNothingElse() {
        assertThat(Channel.values()).filteredOn(gateway()::carries).containsExactly(Channel.EMAIL);
    }

    @Test
    void mailSaysWhoSendsItWhenAndThatNoMachineShallAnswer() throws Exception {
        gateway().submit(message(UUID.randomUUID()));

        MimeMessage mail = received();
        assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("The Bank <no-reply@bank.example>");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly(TO);
        assertThat(mail.getSubject()).isEqualTo("Your code");
        assertThat(mail.getSentDate()).isEqualTo(Date.from(NOW));
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getContent().toString().strip()).isEqualTo(TEXT);
    }

    @Test
    void textKeepsItsAccents() throws Exception {
        gateway().submit(mail(TO, "Zażółć gęślą jaźń — 604713"));

        assertThat(received().getContent().toString().strip()).isEqualTo("Zażółć gęślą jaźń — 604713");
    }

    @Test
    void everyAttemptHasTheSameMessageIdAndItIsTheReference() throws Exception {
        UUID id = UUID.randomUUID();

        Submission first = gateway().submit(message(id));
        Submission second = gateway().submit(message(id));

        String messageId = "<" + id + "@id.bank.example>";
        assertThat(first).isEqualTo(new Submission.Accepted(messageId)).isEqualTo(second);
        assertThat(Arrays.stream(server.getReceivedMessages())
                        .map(SmtpGatewayTest::messageId)
                        .toList())
                .containsExactly(messageId, messageId);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user@example.com\r\nBcc: other@example.com",
                "user@example.com\nBcc: other@example.com",
                "user@example.com, other@example.com",
                "user@example.com;other@example.com",
                "Other <other@example.com>",
                "friends: user@example.com, other@example.com;",
                "user@example.com\u0000",
                "user",
                "\"a b\"@example.com"
            })
    void recipientThatIsMoreThanOneAddressIsRefusedForGoodAndNeverSent(String recipient) {
        assertThat(gateway().submit(mail(recipient, TEXT)))
                .isEqualTo(new Submission.Rejected("the recipient is not one plain address", true));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void lineThatLooksLikeAHeaderStaysText() throws Exception {
        gateway().submit(mail(TO, "\r\nBcc: other@example.com\r\n\r\n.\r\nRCPT TO:<other@example.com>"));

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(received().getAllRecipients()).hasSize(1);
        assertThat(received().getContent().toString()).contains("\r\n.\r\nRCPT TO");
    }

    @Test
    void tenantsOwnSubjectTakesThePlaceOfTheUsualOne() throws Exception {
        Outgoing usual = mail("user@example.com", "Oi");

        gateway()
                .submit(new Outgoing(
                        usual.id(),
                        usual.channel(),
                        usual.purpose(),
                        usual.recipient(),
                        usual.text(),
                        usual.expires(),
                        Optional.of("Seu código, 您的验证码")));

        assertThat(received().getSubject()).isEqualTo("Seu código, 您的验证码");
    }

    @Test
    void everyPurposeHasASubject() throws Exception {
        for (MessagePurpose purpose : MessagePurpose.values()) {
            gateway()
                    .submit(new Outgoing(
                            UUID.randomUUID(), Channel.EMAIL, purpose, TO, Secret.of(TEXT), Optional.empty()));
        }

        assertThat(server.getReceivedMessages()).hasSize(MessagePurpose.values().length);
        for (MimeMessage mail : server.getReceivedMessages()) {
            assertThat(mail.getSubject()).isNotBlank();
        }
    }

    @Test
    void relayThatWantsAPasswordGetsIt() throws Exception {
        GreenMailUser user = server.setUser("gate@bank.example", "gate+house", "pa:ss@word");
        server.getUserManager().setAuthRequired(true);
        url("smtp://gate+house:pa%3Ass%40word@127.0.0.1:" + server.getSmtp().getPort());

        assertThat(gateway().submit(message(UUID.randomUUID()))).isInstanceOf(Submission.Accepted.class);
        assertThat(user.getLogin()).isEqualTo("gate+house");
    }

    @Test
    void relayThatDoesNotTakeOurPasswordIsNoReasonToGiveUp() {
        server.setUser("gate@bank.example", "gate", "password");
        server.getUserManager().setAuthRequired(true);
        url("smtp://gate:wrong@127.0.0.1:" + server.getSmtp().getPort());

        assertThat(gateway().submit(message(UUID.randomUUID())))
                .isEqualTo(new Submission.Rejected("did not sign us in", false));
    }

    @Test
    void mailGoesOverTls() {
        trustTheRelay();
        url("smtps://localhost:" + server.getSmtps().getPort());

        assertThat(gateway().submit(message(UUID.randomUUID()))).isInstanceOf(Submission.Accepted.class);
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void connectionThatBeganInClearGoesOnInTlsBeforeAnythingIsSaid() throws Exception {
        SSLContext tls = KeyStores.mutual("store", "nobody", storeOfTheRelay()).orElseThrow();
        String[] script = {
            "220 hello",
            "250-hello\r\n250 STARTTLS",
            ScriptedRelay.TLS,
            "250 hello again",
            "250 ok",
            "250 ok",
            "354 go on",
            "250 queued"
        };
        try (ScriptedRelay relay = new ScriptedRelay(tls, script)) {
            trustTheRelay();
            settings.remove("gatehouse.gateway.mail.starttls");
            url("smtp://localhost:" + relay.port());

            assertThat(gateway().submit(message(UUID.randomUUID()))).isInstanceOf(Submission.Accepted.class);
            assertThat(relay.heard().subList(0, 2)).last().isEqualTo("STARTTLS");
        }
    }

    private static Settings storeOfTheRelay() {
        return Settings.of(Map.of("store", certificates.store("relay"), "store-password", Certificates.PASSWORD));
    }

    @Test
    void relayThatNobodyTrustsGetsNothing() {
        url("smtps://localhost:" + server.getSmtps().getPort());

        assertThat(gateway().submit(message(UUID.randomUUID()))).isInstanceOf(Submission.Unreachable.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void relayWithoutTlsGetsNothingUnlessThatWasSaid() throws Exception {
        try (ScriptedRelay relay = new ScriptedRelay("220 hello", "250 hello")) {
            settings.remove("gatehouse.gateway.mail.starttls");
            url("smtp://127.0.0.1:" + relay.port());

            assertThat(gateway().submit(message(UUID.randomUUID()))).isInstanceOf(Submission.Unreachable.class);
            assertThat(relay.heard()).noneMatch(line -> line.startsWith("MAIL") || line.startsWith("DATA"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        // What the relay answers to MAIL, RCPT, DATA and the text.
        "'250 ok|550 5.1.1 <user@example.com> unknown', answered 550, true",
        "'250 ok|553 no such mailbox', answered 553, true",
        "'250 ok|450 greylisted', answered 450, false",
        "'250 ok|452 full', answered 452, false",
        "'550 sender unknown', answered 550, false",
        "'451 later', answered 451, false",
        "'250 ok|250 ok|554 no', answered 554, false",
        "'250 ok|250 ok|354 go on|554 looks like spam', answered 554, false",
        "'250 ok|250 ok|354 go on|451 disk full', answered 451, false"
    })
    void onlyARefusedRecipientIsRefusedForGood(String answers, String reason, boolean permanent) throws Exception {
        String[] script = ("220 hello|250 hello|" + answers).split("\\|");
        try (ScriptedRelay relay = new ScriptedRelay(script)) {
            url("smtp://127.0.0.1:" + relay.port());

            assertThat(gateway().submit(message(UUID.randomUUID())))
                    .isEqualTo(new Submission.Rejected(reason, permanent));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "220 hello",
                "220 hello|250 hello|250 ok|250 ok",
                "220 hello|250 hello|250 ok|250 ok|354 go on"
            })
    void relayThatBreaksOffIsUnreachable(String answers) throws Exception {
        try (ScriptedRelay relay = new ScriptedRelay(answers.split("\\|"))) {
            url("smtp://127.0.0.1:" + relay.port());

            assertThat(gateway().submit(message(UUID.randomUUID()))).isInstanceOf(Submission.Unreachable.class);
        }
    }

    @Test
    void relayThatSaysNothingIsUnreachable() throws Exception {
        try (ScriptedRelay relay = new ScriptedRelay("220 hello", ScriptedRelay.SILENCE)) {
            settings.put("gatehouse.gateway.mail.timeout", "PT0.2S");
            url("smtp://127.0.0.1:" + relay.port());

            assertThat(gateway().submit(message(UUID.randomUUID()))).isInstanceOf(Submission.Unreachable.class);
        }
    }

    @Test
    void relayThatHasTheMailAndHangsUpWithoutAByeHasIt() throws Exception {
        try (ScriptedRelay relay =
                new ScriptedRelay("220 hello", "250 hello", "250 ok", "250 ok", "354 go on", "250 queued")) {
            url("smtp://127.0.0.1:" + relay.port());

            assertThat(gateway().submit(message(UUID.randomUUID()))).isInstanceOf(Submission.Accepted.class);
        }
    }

    @Test
    void relayThatIsAwayIsUnreachable() {
        server.stop();

        assertThat(gateway().submit(message(UUID.randomUUID()))).isInstanceOf(Submission.Unreachable.class);
    }

    private void url(String url) {
        settings.put("gatehouse.gateway.mail.url", url);
    }

    private void trustTheRelay() {
        settings.put("gatehouse.gateway.mail.trust-store", certificates.store("trusted"));
        settings.put("gatehouse.gateway.mail.trust-store-password", Certificates.PASSWORD);
    }

    private MimeMessage received() {
        return server.getReceivedMessages()[0];
    }

    private static String messageId(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static Outgoing mail(String to, String text) {
        return new Outgoing(
                UUID.randomUUID(),
                Channel.EMAIL,
                MessagePurpose.PASSWORD_RESET_CODE,
                to,
                Secret.of(text),
                Optional.empty());
    }
}
