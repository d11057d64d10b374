package gatehouse.message.smpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import gatehouse.fault.Wire;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.NegativeResponseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages as a message centre gets them, and the receipts that it sends. */
class SmppGatewayTest extends GatewayContract {
    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final Duration LONG = Duration.ofSeconds(60);

    private MessageCentre centre = new MessageCentre();
    private final Map<String, String> settings = new HashMap<>();
    private final List<OperatorReceipt> receipts = new CopyOnWriteArrayList<>();
    private volatile boolean outboxIsAway;
    private Gateway gateway;

    @BeforeEach
    void settings() {
        set("url", centre.url());
        set("sender", "Bank");
    }

    @AfterEach
    void close() {
        if (gateway != null) {
            gateway.close();
        }
        centre.close();
    }

    @Override
    protected Gateway gateway() {
        if (gateway == null) {
            gateway = unbound();
            awaitBinds(1);
            awaitBound();
        }
        return gateway;
    }

    private Gateway unbound() {
        ReceiptListener.Keeper keeper = (name, receipt) -> {
            if (outboxIsAway) {
                throw new IllegalStateException("away");
            }
            receipts.add(receipt);
        };
        return new SmppKind(Clock.fixed(NOW, ZoneOffset.UTC), keeper)
                .create(new GatewaySettings("operator", Settings.of(settings)));
    }

    @Test
    void bindsAsATransceiverWithItsSystemType() {
        set("system-type", "OTP");
        gateway();

        assertThat(centre.binds).singleElement().satisfies(bind -> {
            assertThat(bind.getBindType()).isEqualTo(BindType.BIND_TRX);
            assertThat(bind.getSystemId()).isEqualTo("gate");
            assertThat(bind.getPassword()).isEqualTo(MessageCentre.PASSWORD);
            assertThat(bind.getSystemType()).isEqualTo("OTP");
        });
    }

    @Test
    void carriesSmsAndNothingElse() {
        assertThat(Channel.values()).filteredOn(gateway()::carries).containsExactly(Channel.SMS);
    }

    @Test
    void submitSaysFromWhomToWhomHowLongAndAsksForAReceipt() {
        Outgoing message = sms("Your code is 604713", Optional.of(NOW.plusSeconds(299)));

        assertThat(gateway().submit(message)).isEqualTo(new Submission.Accepted("m-1"));

        SubmitSm submit = centre.submitted.get(0);
        assertThat(submit.getSourceAddr()).isEqualTo("Bank");
        assertThat(submit.getSourceAddrTon()).isEqualTo(SMPPConstant.TON_ALPHANUMERIC);
        assertThat(submit.getDestAddress()).isEqualTo("27820000001");
        assertThat(submit.getDestAddrTon()).isEqualTo(SMPPConstant.TON_INTERNATIONAL);
        assertThat(submit.getDestAddrNpi()).isEqualTo(SMPPConstant.NPI_ISDN);
        assertThat(submit.getValidityPeriod()).isEqualTo("000000000459000R");
        assertThat(submit.getRegisteredDelivery()).isEqualTo(SMPPConstant.REGDEL_SMSC_SUCCESS_FAILURE_REQUESTED);
        assertThat(submit.getDataCoding()).isEqualTo(SMPPConstant.DC_DEFAULT);
        assertThat(submit.isUdhi()).isFalse();
        assertThat(new String(submit.getShortMessage(), StandardCharsets.US_ASCII))
                .isEqualTo("Your code is 604713");
    }

    @Test
    void messageThatNeverExpiresHasNoValidity() {
        gateway().submit(sms("Hello", Optional.empty()));

        assertThat(centre.submitted.get(0).getValidityPeriod()).isNullOrEmpty();
    }

    @Test
    void textThatTheDefaultAlphabetHasNotIsSentInUcs2() {
        gateway().submit(sms("Kod: 604713 ążć 漢", Optional.empty()));

        SubmitSm submit = centre.submitted.get(0);
        assertThat(submit.getDataCoding()).isEqualTo(SMPPConstant.DC_UCS2);
        assertThat(new String(submit.getShortMessage(), StandardCharsets.UTF_16BE))
                .isEqualTo("Kod: 604713 ążć 漢");
    }

    @Test
    void longTextGoesInPartsAndTheLastOneHasTheReceiptAndTheReference() {
        Outgoing message = sms("x".repeat(400), Optional.empty());

        assertThat(gateway().submit(message)).isEqualTo(new Submission.Accepted("m-3"));

        assertThat(centre.submitted).hasSize(3).allMatch(SubmitSm::isUdhi);
        assertThat(centre.submitted)
                .extracting(SubmitSm::getRegisteredDelivery)
                .containsExactly((byte) 0, (byte) 0, (byte) 1);
        assertThat(centre.submitted)
                .extracting(submit -> submit.getShortMessage()[5])
                .containsExactly((byte) 1, (byte) 2, (byte) 3);
    }

    @Test
    void messageWhoseLaterPartIsRefusedIsRefused() {
        centre.refusesAfter(1, SMPPConstant.STAT_ESME_RTHROTTLED);

        assertThat(gateway().submit(sms("x".repeat(400), Optional.empty())))
                .isEqualTo(new Submission.Rejected("answered 0x58", false));
        assertThat(centre.submitted).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        SMPPConstant.STAT_ESME_RINVDSTADR + ", answered 0xb, true",
        SMPPConstant.STAT_ESME_RTHROTTLED + ", answered 0x58, false",
        SMPPConstant.STAT_ESME_RMSGQFUL + ", answered 0x14, false",
        SMPPConstant.STAT_ESME_RSYSERR + ", answered 0x8, false",
        SMPPConstant.STAT_ESME_RINVSRCADR + ", answered 0xa, false",
        SMPPConstant.STAT_ESME_RSUBMITFAIL + ", answered 0x45, false"
    })
    void onlyANumberThatIsNoneIsRefusedForGood(int status, String reason, boolean permanent) {
        gateway();
        centre.answers(status);

        assertThat(submit()).isEqualTo(new Submission.Rejected(reason, permanent));
    }

    @Test
    void centreThatSaysNothingIsUnreachable() {
        set("timeout", "PT0.2S");
        gateway();
        centre.answers(MessageCentre.SILENCE);

        assertThat(submit()).isEqualTo(new Submission.Unreachable("no answer within 200 ms"));
    }

    @Test
    void fullWindowIsARefusalAndNobodyWaits() throws Exception {
        set("window", "1");
        set("timeout", "PT5S");
        gateway();
        centre.answers(MessageCentre.SILENCE);
        Thread first = new Thread(this::submit);
        first.start();
        await().atMost(LONG).until(() -> centre.submitted.size() == 1);

        assertThat(submit()).isEqualTo(new Submission.Rejected("the window is full", false));

        first.join();
        assertThat(centre.submitted).hasSize(1);
    }

    @Test
    void sessionThatIsLostIsBoundAgain() {
        gateway();

        centre.drop();

        awaitBinds(2);
        awaitBound();
        assertThat(submit()).isInstanceOf(Submission.Accepted.class);
    }

    /** As with a firewall that has forgotten the connection: nobody is told that it is gone. */
    @Test
    void connectionOnWhichNoEnquiryIsAnsweredIsBoundAgain() {
        try (Wire way = Wire.to(centre.port())) {
            set("url", centre.url().replace(":" + centre.port(), ":" + way.port()));
            set("enquire-link", "PT1S");
            gateway();

            way.freeze();
            await().atMost(LONG).until(() -> !((SmppGateway) gateway).isBound());
            way.mend();

            awaitBound();
            assertThat(submit()).isInstanceOf(Submission.Accepted.class);
        }
    }

    @Test
    void centreThatComesLaterIsBoundThen() {
        int port = centre.port();
        centre.close();
        gateway = unbound();
        assertThat(submit()).isEqualTo(new Submission.Unreachable("not bound"));

        centre = new MessageCentre(port, ServerSocketFactory.getDefault());

        awaitBound();
        assertThat(submit()).isInstanceOf(Submission.Accepted.class);
    }

    @Test
    void centreThatDoesNotTakeOurPasswordIsNotBound() {
        set("url", centre.url().replace(MessageCentre.PASSWORD, "wrong"));
        gateway = unbound();

        awaitBinds(1);

        assertThat(submit()).isEqualTo(new Submission.Unreachable("not bound"));
        assertThat(centre.submitted).isEmpty();
    }

    @Test
    void closedGatewayUnbindsAndBindsNoMore() {
        gateway().close();

        assertThat(submit()).isEqualTo(new Submission.Unreachable("not bound"));
        await().atMost(LONG).until(centre::isLeft);
        assertThat(centre.binds).hasSize(1);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("gatehouse-smpp-operator");
    }

    @Test
    void sessionGoesOverTlsToWhomWeTrust(@TempDir Path folder) {
        Certificates certificates = new Certificates(folder);
        Map<String, String> ours =
                Map.of("store", certificates.make("centre"), "store-password", Certificates.PASSWORD);
        centre.close();
        centre = new MessageCentre(
                0,
                KeyStores.mutual("store", "nobody", Settings.of(ours))
                        .orElseThrow()
                        .getServerSocketFactory());
        set("url", centre.url().replace("smpp:", "smpps:"));
        try (Gateway stranger = unbound()) {
            assertThat(stranger.submit(message(UUID.randomUUID()))).isEqualTo(new Submission.Unreachable("not bound"));
        }
        set("trust-store", certificates.trust("trusted", "centre"));
        set("trust-store-password", Certificates.PASSWORD);

        assertThat(gateway().submit(message(UUID.randomUUID()))).isInstanceOf(Submission.Accepted.class);
    }

    @Test
    void receiptInTheTextIsKept() throws Exception {
        gateway();

        centre.receipt(
                "id:m-1 sub:001 dlvrd:001 submit date:2605011000 done date:2605011001 stat:DELIVRD err:000 text:");
        centre.receipt("id:0A-2 stat:UNDELIV");

        assertThat(receipts)
                .containsExactly(new OperatorReceipt("m-1", "DELIVRD"), new OperatorReceipt("0A-2", "UNDELIV"));
    }

    @Test
    void receiptInParametersIsKept() throws Exception {
        gateway();

        centre.receipt(
                "id:other stat:UNDELIV",
                new OptionalParameter.Receipted_message_id("m-7"),
                new OptionalParameter.Message_state((byte) 2));

        assertThat(receipts).containsExactly(new OperatorReceipt("m-7", "DELIVRD"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id:m-1 stat:ENROUTE", "id:m-1 stat:ACCEPTD", "stat:DELIVRD", "id:m-1", "", "Hello"})
    void whatDecidesNothingIsTakenAndDropped(String text) throws Exception {
        gateway();

        centre.receipt(text);
        centre.message("id:m-1 stat:DELIVRD");

        assertThat(receipts).isEmpty();
    }

    @Test
    void receiptThatCannotBeKeptIsAskedForAgain() throws Exception {
        gateway();
        outboxIsAway = true;

        assertThatThrownBy(() -> centre.receipt("id:m-1 stat:DELIVRD"))
                .isInstanceOfSatisfying(
                        NegativeResponseException.class,
                        answer -> assertThat(answer.getCommandStatus()).isEqualTo(SMPPConstant.STAT_ESME_RX_T_APPN));

        outboxIsAway = false;
        centre.receipt("id:m-1 stat:DELIVRD");
        assertThat(receipts).hasSize(1);
    }

    private void set(String key, String value) {
        settings.put("gatehouse.gateway.operator." + key, value);
    }

    private void awaitBinds(int count) {
        await().atMost(LONG).until(() -> centre.binds.size() >= count);
    }

    private void awaitBound() {
        await().atMost(LONG).until(() -> ((SmppGateway) gateway).isBound());
    }

    private Submission submit() {
        return gateway.submit(message(UUID.randomUUID()));
    }

    private static Outgoing sms(String text, Optional<Instant> expires) {
        return new Outgoing(
                UUID.randomUUID(), Channel.SMS, MessagePurpose.VERIFICATION_CODE, RECIPIENT, Secret.of(text), expires);
    }
}
