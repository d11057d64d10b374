package gatehouse.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.MessagePurpose;
import gatehouse.message.gateway.Outgoing;
import gatehouse.message.gateway.Submission;
import gatehouse.message.inbox.Inbox;
import gatehouse.message.inbox.InboxMessage;
import gatehouse.platform.RealTime;
import gatehouse.platform.Secret;
import gatehouse.platform.Settings;
import gatehouse.support.House;
import gatehouse.webhook.ReceiverStub.Call;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One attempt at a tenant's machine. */
class WebhookGatewayTest {
    @RegisterExtension
    static final House house = new House();

    private static final String BODY = "{\"status\":\"VERIFIED\"}";
    private static final Webhooks webhooks = house.get(Webhooks.class);
    private static final Inbox inbox = house.get(Inbox.class);
    private static final RealTime time = new RealTime(Clock.systemUTC());
    private static final WebhookGateway gateway = new WebhookGateway(webhooks, house.get(Addresses.class), inbox, time);

    private final UUID id = UUID.randomUUID();
    private final ReceiverStub receiver = new ReceiverStub();
    private Secret secret;

    @BeforeEach
    void listen() {
        house.database.run("delete from webhook");
        house.database.run("delete from inbox");
        secret = set(receiver.url(), false).orElseThrow();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void anEventIsPostedToItsPathWithIdTimestampAndSignature() {
        assertThat(submit()).isEqualTo(new Submission.Accepted(id.toString()));

        Call call = receiver.calls.get(0);
        assertThat(receiver.calls).hasSize(1);
        assertThat(call.method() + " " + call.path()).isEqualTo("POST /hook/login/watch");
        assertThat(call.body()).isEqualTo(BODY);
        assertThat(call.type()).isEqualTo("application/json");
        assertThat(List.of(call.id(), call.ref())).containsOnly(id.toString());
        assertThat(call.signature()).isEqualTo(signature(call, secret));
        assertThat(Instant.ofEpochSecond(Long.parseLong(call.timestamp())))
                .isCloseTo(time.now(), within(10, ChronoUnit.SECONDS));
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 204, 299})
    void everyAnswerOfThe200sTakesItOver(int status) {
        receiver.answers(status);

        assertThat(submit()).isInstanceOf(Submission.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 307, 400, 401, 404, 410, 429, 500, 503})
    void everyOtherAnswerIsTriedAgainLaterAndNothingIsFollowed(int status) {
        receiver.answers(status);

        assertThat(submit()).isEqualTo(new Submission.Rejected("answered " + status, false));

        assertThat(receiver.calls).hasSize(1);
    }

    @Test
    void nobodyWaitsLongerThanFiveSecondsForAnAnswer() {
        receiver.answers(ReceiverStub.SILENCE);

        assertThat(submit()).isEqualTo(new Submission.Unreachable("no answer within 5 s"));
    }

    @Test
    void aMachineThatIsAwayIsUnreachable() {
        receiver.close();

        assertThat(submit()).isEqualTo(new Submission.Unreachable("ConnectException"));
    }

    @Test
    void aTenantThatListensNoMoreIsNotCalledEver() {
        house.database.transact(ignored -> webhooks.remove(House.TENANT));

        assertThat(submit()).isEqualTo(new Submission.Rejected("the tenant has no webhook", true));
        assertThat(receiver.calls).isEmpty();
    }

    @Test
    void whatWaitsGoesWhereTheTenantListensNow() {
        try (ReceiverStub other = new ReceiverStub()) {
            assertThat(set(other.url(), false)).isEmpty();

            submit();

            assertThat(receiver.calls).isEmpty();
            Call call = other.calls.get(0);
            assertThat(call.signature()).isEqualTo(signature(call, secret));
        }
    }

    @Test
    void theSecretBeforeGoesOnSigningForADay() {
        Secret next = set(receiver.url(), true).orElseThrow();
        submit();
        house.later(Duration.ofHours(24).minusMillis(1));
        submit();
        house.later(Duration.ofMillis(1));
        submit();

        for (Call call : receiver.calls.subList(0, 2)) {
            assertThat(call.signature()).isEqualTo(signature(call, next) + ", " + signature(call, secret));
        }
        assertThat(receiver.calls.get(2).signature()).isEqualTo(signature(receiver.calls.get(2), next));
    }

    @Test
    void theInboxShowsWhatWasTakenOverOnce() {
        receiver.answers(500);
        submit();
        assertThat(inbox()).isEmpty();

        submit();
        submit();

        assertThat(inbox()).singleElement().satisfies(shown -> {
            assertThat(shown.id()).isEqualTo(id);
            assertThat(shown.to()).isEqualTo(receiver.url() + "/login/watch");
            assertThat(shown.text()).isEqualTo(BODY);
            assertThat(shown.channel()).isEqualTo(Channel.WEBHOOK);
        });
    }

    /** Nothing leaves the machine: the name does not even have to exist. */
    @Test
    void inTheSandboxWhatWouldGoElsewhereIsInTheInboxAlone() {
        set("https://hooks.example.invalid", false);

        assertThat(submit()).isInstanceOf(Submission.Accepted.class);

        assertThat(inbox()).extracting(InboxMessage::to).containsExactly("https://hooks.example.invalid/login/watch");
    }

    @Test
    void inProductionThisMachineIsNotCalledWhateverItIsNamed() {
        Addresses production = new Addresses(Settings.of(Map.of()));

        Submission refused = new WebhookGateway(webhooks, production, inbox, time).submit(message());

        assertThat(refused).isEqualTo(new Submission.Rejected("the host has an address that is not called", false));
        assertThat(receiver.calls).isEmpty();
    }

    @Test
    void aNameWithoutAnAddressIsUnreachable() {
        set("https://hooks.example.invalid", false);
        Addresses production = new Addresses(Settings.of(Map.of()));

        assertThat(new WebhookGateway(webhooks, production, inbox, time).submit(message()))
                .isEqualTo(new Submission.Unreachable("the host has no address"));
    }

    @Test
    void theSecretRestsSealedAndOpensForItsTenantAlone() {
        assertThat(house.database.number("select count(*) from webhook where secret like '%" + secret.reveal() + "%'"))
                .isZero();
        assertThat(secret.reveal()).hasSizeGreaterThanOrEqualTo(43);
    }

    private Submission submit() {
        return gateway.submit(message());
    }

    private Outgoing message() {
        return new Outgoing(
                id,
                Channel.WEBHOOK,
                MessagePurpose.EVENT,
                Long.toString(House.TENANT),
                new Announcement("login/watch", BODY).text(),
                Optional.empty());
    }

    private static Optional<Secret> set(String url, boolean newSecret) {
        return house.inTransaction(
                () -> webhooks.set(House.TENANT, webhooks.url(url).orElseThrow(), newSecret)
                        .secret());
    }

    private static String signature(Call call, Secret secret) {
        return Signature.header(List.of(secret), Long.parseLong(call.timestamp()), call.body());
    }

    private static List<InboxMessage> inbox() {
        return inbox.list(Optional.empty(), Optional.empty(), 10);
    }
}
