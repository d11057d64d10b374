package gatehouse.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.message.Draft;
import gatehouse.message.Outbox;
import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.MessagePurpose;
import gatehouse.platform.Randomness;
import gatehouse.platform.Secret;
import gatehouse.platform.Settings;
import gatehouse.rig.InsideGatehouse;
import gatehouse.rig.OwnTransaction;
import gatehouse.webhook.ReceiverStub.Call;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events on their whole way: announced in the server's transaction, by queue and bean to a machine that may fail. */
class WebhookIT extends InsideGatehouse {
    private static final String BODY = "{\"status\":\"VERIFIED\"}";
    private static final Duration AT_MOST = Duration.ofSeconds(40);
    private static final Duration LESS_THAN_AN_ANSWER_IS_WAITED_FOR = Duration.ofSeconds(4);

    /** A little more than the pauses between attempts and the sweeper's patience after each. */
    private static final List<String> PAUSES = List.of("PT12S", "PT16S", "PT41S", "PT2M11S", "PT10M11S");

    @Inject
    Webhooks webhooks;

    @Inject
    Outbox outbox;

    @Inject
    OwnTransaction transaction;

    @Inject
    Settings settings;

    @Inject
    Randomness randomness;

    private final HttpClient client = HttpClient.newHttpClient();
    private ReceiverStub receiver;
    private String token;
    private long tenant;
    private Secret secret;

    @BeforeEach
    void aTenantListens() {
        receiver = new ReceiverStub();
        signIn();
        tenant = Long.parseLong(found("\"id\":(\\d+)", post("/console/api/tenants", "{\"name\":\"Listening Bank\"}")));
        HttpResponse<String> set = send("PUT", webhook(), "{\"url\":\"" + receiver.url() + "\"}");
        secret = Secret.of(found("\"secret\":\"([^\"]+)\"", set));
    }

    @AfterEach
    void realTime() {
        send("DELETE", "/sandbox/clock", "");
        receiver.close();
    }

    @Test
    void anEventIsDeliveredOnceSignedWithTheSecretThatWasShown() throws Exception {
        UUID id = announce();

        Call call = awaitCalls(1).get(0);
        assertThat(call.path()).isEqualTo("/hook/login/watch");
        assertThat(call.id()).isEqualTo(id.toString());
        assertThat(call.body()).isEqualTo(BODY);
        assertThat(call.signature())
                .isEqualTo(Signature.header(List.of(secret), Long.parseLong(call.timestamp()), BODY));

        await().atMost(AT_MOST)
                .until(() -> send("GET", "/sandbox/messages?channel=WEBHOOK", "")
                        .body()
                        .contains(id.toString()));
        assertThat(receiver.calls).hasSize(1);
    }

    @Test
    void aMachineThatFailsTwiceIsCalledThriceWithTheSameId() throws Exception {
        receiver.answers(500, 500);

        UUID id = announce();

        assertThat(awaitCalls(3)).extracting(Call::id).containsOnly(id.toString());
    }

    @Test
    void anEventThatNobodyTookOverIsSeenAndGoesBackToTheQueueOnce() throws Exception {
        receiver.answers(500, 500, 500, 500, 500, 500);
        UUID id = announce();
        awaitCalls(1);
        for (int attempt = 0; attempt < PAUSES.size(); attempt++) {
            post("/sandbox/clock", "{\"advance\":\"" + PAUSES.get(attempt) + "\"}");
            awaitCalls(attempt + 2);
        }
        String dead = await().atMost(AT_MOST).until(() -> messages(), text -> text.contains(id.toString()));
        assertThat(dead)
                .contains("\"attempts\":6", "\"webhook: answered 500\"", "\"DEAD\"", "\"replayableUntil\"")
                .doesNotContain("VERIFIED", receiver.url());

        String replay = "/console/api/tenants/" + tenant + "/messages/" + id + "/replay";
        assertThat(post(replay, "").statusCode()).isEqualTo(204);
        assertThat(post(replay, "").statusCode()).isEqualTo(409);

        assertThat(awaitCalls(7)).extracting(Call::id).containsOnly(id.toString());
        assertThat(messages()).isEqualTo("[]");
    }

    /** As many as there are threads for events, and some more, all kept waiting. */
    @Test
    void aMachineThatDoesNotAnswerKeepsNobodysCodeWaiting() throws Exception {
        int[] silence = new int[12];
        receiver.answers(silence);
        for (int i = 0; i < silence.length; i++) {
            announce();
        }
        await().atMost(AT_MOST).until(() -> !receiver.calls.isEmpty());

        UUID code = transaction.call(() -> outbox.post(new Draft(
                tenant,
                Channel.SMS,
                MessagePurpose.VERIFICATION_CODE,
                "27820000077",
                Secret.of("Your code is 123456"),
                Optional.empty(),
                Optional.empty())));

        await().atMost(LESS_THAN_AN_ANSWER_IS_WAITED_FOR)
                .until(() -> send("GET", "/sandbox/messages?to=27820000077", "")
                        .body()
                        .contains(code.toString()));
    }

    @Test
    void aTenantThatStoppedListeningIsToldNothing() throws Exception {
        assertThat(send("DELETE", webhook(), "").statusCode()).isEqualTo(204);

        assertThat(transaction.call(() -> webhooks.announce(tenant, "login/watch", BODY)))
                .isEmpty();
    }

    private UUID announce() throws Exception {
        return transaction.call(
                () -> webhooks.announce(tenant, "login/watch", BODY).orElseThrow());
    }

    private List<Call> awaitCalls(int count) {
        await().atMost(AT_MOST).until(() -> receiver.calls.size() >= count);
        assertThat(receiver.calls).hasSize(count);
        return receiver.calls;
    }

    private String webhook() {
        return "/console/api/tenants/" + tenant + "/webhook";
    }

    private String messages() {
        return send("GET", "/console/api/tenants/" + tenant + "/messages?status=DEAD", "")
                .body();
    }

    private void signIn() {
        token = "";
        HttpResponse<String> login = post(
                "/eclipse-conductor/rest/v1/authentication/login",
                "{\"identity\":\"sandbox-admin\",\"password\":\"Sandbox-Admin-1\"}");
        token = found("\"headerValue\":\"([^\"]+)\"", login);
    }

    private HttpResponse<String> post(String path, String body) {
        return send("POST", path, body);
    }

    private HttpResponse<String> send(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.publicUrl() + path))
                .header("X-Forwarded-For", "10.77." + randomness.digits(2) + ".1")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.header("Authorization", token);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(hurried);
        }
    }

    private static String found(String pattern, HttpResponse<String> answer) {
        Matcher matcher = Pattern.compile(pattern).matcher(answer.body());
        assertThat(matcher.find()).as(answer.statusCode() + " " + answer.body()).isTrue();
        return matcher.group(1);
    }
}
