package gatehouse.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gatehouse.authentication.Circumstances;
import gatehouse.authenticator.device.DeviceUse;
import gatehouse.challenge.Operation;
import gatehouse.linking.LinkingStart.Started;
import gatehouse.linking.StartLinking;
import gatehouse.platform.Settings;
import gatehouse.push.IssuePush;
import gatehouse.push.PushIssuance.Issued;
import gatehouse.push.PushSettled;
import gatehouse.push.PushState;
import gatehouse.rig.InsideGatehouse;
import gatehouse.rig.OwnTransaction;
import gatehouse.subject.Customer;
import gatehouse.subject.Customers;
import gatehouse.subject.LoginName;
import gatehouse.subject.Numbers;
import gatehouse.subject.Profile;
import gatehouse.subject.Subjects;
import gatehouse.support.SoftDevice;
import gatehouse.support.SoftDevice.Question;
import gatehouse.tenant.Population;
import gatehouse.tenant.Tenants;
import gatehouse.throttle.RequestLimits;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The door of devices over HTTP, by a device that knows no more than the protocol. It runs inside the server because
 * whoever asks a device is behind other doors.
 */
class DeviceDoorIT extends InsideGatehouse {
    private static final String DOOR = "/device/api";
    private static final String CHALLENGES = DOOR + "/challenges";
    private static final String EVENTS = DOOR + "/events";
    private static final long TENANT = 1;
    private static final Circumstances HERE = new Circumstances("192.0.2.1", "0".repeat(32));
    private static final Operation PAYMENT = new Operation(1234, "EUR", "Corner Shop");
    private static final int SECONDS = 20;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Inject
    StartLinking start;

    @Inject
    IssuePush issue;

    @Inject
    Numbers numbers;

    @Inject
    Subjects subjects;

    @Inject
    Customers customers;

    @Inject
    Tenants tenants;

    @Inject
    Settings settings;

    @Inject
    SettledPushes settled;

    @Inject
    OwnTransaction transaction;

    @Inject
    RequestLimits counts;

    @Inject
    DeviceLimits limits;

    @Inject
    Listeners listeners;

    @Inject
    Clock clock;

    private final SoftDevice device = SoftDevice.fresh();
    private final UUID session = UUID.randomUUID();
    private long owner;

    @BeforeEach
    void somebody() throws Exception {
        owner = transaction.call(() -> {
            Customer customer = customers.add(numbers.next(), TENANT, Customer.Kind.CONSUMER, nobodyInParticular());
            LoginName name = LoginName.of("d-" + customer.id());
            return subjects.add(numbers.next(), tenants.population(TENANT, Population.CUSTOMERS), name, customer)
                    .id();
        });
    }

    private static Profile nobodyInParticular() {
        return new Profile(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void deviceIsLinkedAskedAndAnswers() throws Exception {
        link();
        assertThat(json(get(CHALLENGES)).getJsonArray("challenges")).isEmpty();
        long id = asked();

        JsonObject challenge = json(get(CHALLENGES)).getJsonArray("challenges").getJsonObject(0);

        assertThat(challenge.getString("id")).isEqualTo(Long.toString(id));
        assertThat(challenge.getString("use")).isEqualTo("PROMPT");
        assertThat(challenge.getString("purpose")).isEqualTo("STEP_UP");
        assertThat(challenge.getJsonObject("operation").getString("text")).isEqualTo("12.34 EUR to Corner Shop");
        assertThat(Instant.parse(challenge.getString("expires")))
                .isAfter(Instant.parse(challenge.getString("created")));

        HttpResponse<String> answered = answer(question(challenge), "APPROVE");

        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(204);
        assertThat(settled.of(id)).extracting(PushSettled::state).containsExactly(PushState.ACCEPTED);
        assertThat(json(get(CHALLENGES)).getJsonArray("challenges")).isEmpty();
        assertThat(codeOf(answer(question(challenge), "APPROVE"), 409)).isEqualTo("NOT_PENDING");
    }

    @Test
    void wrongAnswersAreToldApart() throws Exception {
        link();
        asked();
        Question question =
                question(json(get(CHALLENGES)).getJsonArray("challenges").getJsonObject(0));
        Question cheaper = new Question(
                question.id(), question.challenge(), question.purpose(), List.of("1", "EUR", "Corner Shop"));
        String path = CHALLENGES + "/" + question.id() + "/answers";

        assertThat(codeOf(post(path, device.answerBody(cheaper, "APPROVE")), 409))
                .isEqualTo("SIGNATURE_WRONG");
        assertThat(codeOf(post(path, "{\"verdict\":\"MAYBE\",\"signature\":\"AA==\"}"), 400))
                .isEqualTo("INVALID");
        assertThat(codeOf(post(path, "{\"verdict\":\"REJECT\",\"signature\":\"AA==\"}"), 400))
                .isEqualTo("INVALID");
        assertThat(codeOf(post(CHALLENGES + "/1/answers", device.answerBody(question, "APPROVE")), 404))
                .isEqualTo("NOT_FOUND");
        assertThat(codeOf(post(CHALLENGES + "/x/answers", device.answerBody(question, "APPROVE")), 400))
                .isEqualTo("INVALID");
    }

    @Test
    void onlyTheDeviceItselfIsHeard() throws Exception {
        link();
        String header = device.call("GET", CHALLENGES, Instant.now());

        assertThat(send(request("GET", CHALLENGES, null).header("Gatehouse-Device", header))
                        .statusCode())
                .isEqualTo(200);

        HttpResponse<String> replayed = send(request("GET", CHALLENGES, null).header("Gatehouse-Device", header));
        assertThat(codeOf(replayed, 401)).isEqualTo("UNAUTHENTICATED");
        assertThat(replayed.headers().firstValueAsLong("Gatehouse-Time").orElse(0))
                .isCloseTo(Instant.now().getEpochSecond(), within(30L));
        assertThat(replayed.headers().firstValue("WWW-Authenticate")).contains("Gatehouse-Device");
        assertThat(codeOf(send(request("GET", CHALLENGES, null)), 401)).isEqualTo("UNAUTHENTICATED");
        assertThat(codeOf(send(signed(device.impostor(), "GET", CHALLENGES, null)), 401))
                .isEqualTo("UNAUTHENTICATED");
        assertThat(codeOf(
                        send(request("GET", EVENTS, null)
                                .header("Gatehouse-Device", device.call("GET", CHALLENGES, Instant.now()))),
                        401))
                .isEqualTo("UNAUTHENTICATED");
        assertThat(codeOf(send(request("POST", CHALLENGES + "/1/answers", "{}")), 401))
                .isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void linkingSaysWhatIsWrong() throws Exception {
        String code = code();

        HttpResponse<String> unknown =
                send(request("POST", DOOR + "/enrolments", device.linkBody("0000000000000000", "Phone")));
        assertThat(codeOf(unknown, 409)).isEqualTo("CODE_INVALID");
        String renamed = device.linkBody(code, "Phone").replace("\"Phone\"", "\"Tablet\"");
        assertThat(codeOf(send(request("POST", DOOR + "/enrolments", renamed)), 409))
                .isEqualTo("PROOF_WRONG");
        String keyless = device.linkBody(code, "Phone").replace(device.publicKey(), "AAAA");
        HttpResponse<String> broken = send(request("POST", DOOR + "/enrolments", keyless));
        assertThat(codeOf(broken, 400)).isEqualTo("INVALID");
        assertThat(broken.body()).contains("publicKey").doesNotContain(code);
        assertThat(codeOf(send(request("POST", DOOR + "/enrolments", "{}")), 400))
                .isEqualTo("INVALID");
        assertThat(codeOf(send(request("GET", DOOR + "/nothing", null)), 404)).isEqualTo("NOT_FOUND");

        assertThat(send(request("POST", DOOR + "/enrolments", device.linkBody(code, "Phone")))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void callsAreCountedByAddress() throws Exception {
        String flood = "10.99." + (owner % 250) + "." + (owner / 250 % 250);
        // Of this minute and the next, wherever the minute ends.
        Instant now = clock.instant();
        useUp(flood, now);
        useUp(flood, now.plusSeconds(60));

        HttpResponse<String> refused = send(request("GET", CHALLENGES, null).setHeader("X-Forwarded-For", flood));

        assertThat(codeOf(refused, 429)).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 60L);
        assertThat(codeOf(send(request("GET", CHALLENGES, null)), 401)).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void listeningDeviceIsToldWhatItIsAsked() throws Exception {
        link();
        HttpResponse<InputStream> stream = CLIENT.send(
                signed(device, "GET", EVENTS, null)
                        .header("Accept", "text/event-stream")
                        .build(),
                BodyHandlers.ofInputStream());
        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(nextLine(lines, ":")).isNotNull();

            long id = asked();

            assertThat(nextLine(lines, "event:")).endsWith("challenges");
            JsonObject challenge = parse(nextLine(lines, "data:").substring("data:".length()))
                    .getJsonArray("challenges")
                    .getJsonObject(0);
            assertThat(challenge.getString("id")).isEqualTo(Long.toString(id));

            assertThat(answer(question(challenge), "REJECT").statusCode()).isEqualTo(204);

            assertThat(nextLine(lines, "event:")).endsWith("challenges");
            assertThat(parse(nextLine(lines, "data:").substring("data:".length()))
                            .getJsonArray("challenges"))
                    .isEmpty();
        }
        assertThat(settled.all()).extracting(PushSettled::state).contains(PushState.REJECTED);
    }

    private void useUp(String address, Instant when) throws Exception {
        transaction.call(() -> {
            while (counts.take(limits.callsPerAddress(), address, when).isEmpty()) {
                // One more.
            }
            return null;
        });
    }

    /** Many that listen hold neither threads nor connections: all else goes on. */
    @Test
    void manyMayListenAtOnce() throws Exception {
        int many = 60;
        List<SoftDevice> devices =
                Stream.generate(SoftDevice::fresh).limit(many).toList();
        List<HttpResponse<InputStream>> streams = new ArrayList<>();
        for (SoftDevice one : devices) {
            somebody();
            HttpResponse<String> linked = send(request("POST", DOOR + "/enrolments", one.linkBody(code(), "Phone")));
            one.isCalled(json(linked).getString("deviceId"));
            streams.add(CLIENT.send(signed(one, "GET", EVENTS, null).build(), BodyHandlers.ofInputStream()));
        }
        assertThat(streams).extracting(HttpResponse::statusCode).containsOnly(200);

        asked();

        BufferedReader last =
                new BufferedReader(new InputStreamReader(streams.get(many - 1).body(), StandardCharsets.UTF_8));
        assertThat(nextLine(last, "event:")).endsWith("challenges");
        for (HttpResponse<InputStream> stream : streams) {
            stream.body().close();
        }
    }

    @Test
    void whenTooManyListenTheNextIsToldToPoll() throws Exception {
        link();
        // Those of other tests make no room meanwhile.
        listeners.close();
        listeners.tell();
        List<FakeConnection> others = new ArrayList<>();
        do {
            others.add(new FakeConnection());
        } while (listeners.add(UUID.randomUUID(), others.get(others.size() - 1), FakeConnection.sse()));

        HttpResponse<String> refused = get(EVENTS);
        others.forEach(FakeConnection::close);
        // Room for those of other tests, before the timer would make it.
        listeners.tell();

        assertThat(codeOf(refused, 503)).isEqualTo("UNAVAILABLE");
        assertThat(refused.headers().firstValue("Retry-After")).contains("30");
        assertThat(get(CHALLENGES).statusCode()).isEqualTo(200);
    }

    private void link() throws Exception {
        HttpResponse<String> linked = send(request("POST", DOOR + "/enrolments", device.linkBody(code(), "Phone")));
        assertThat(linked.statusCode()).as(linked.body()).isEqualTo(201);
        assertThat(json(linked).getString("use")).isEqualTo("PROMPT");
        device.isCalled(json(linked).getString("deviceId"));
    }

    private String code() throws Exception {
        Started started = (Started) start.start(owner, session, DeviceUse.PROMPT, HERE);
        return started.code().reveal();
    }

    private long asked() {
        IssuePush.Wish wish = new IssuePush.Wish(owner, session, DeviceUse.PROMPT, Optional.of(PAYMENT));
        return ((Issued) issue.issue(wish)).id();
    }

    private static Question question(JsonObject challenge) {
        JsonObject operation = challenge.getJsonObject("operation");
        return new Question(
                challenge.getString("id"),
                challenge.getString("challenge"),
                challenge.getString("purpose"),
                List.of(operation.getString("amount"), operation.getString("currency"), operation.getString("payee")));
    }

    private HttpResponse<String> answer(Question question, String verdict) throws Exception {
        return post(CHALLENGES + "/" + question.id() + "/answers", device.answerBody(question, verdict));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(signed(device, "GET", path, null));
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(signed(device, "POST", path, body));
    }

    private HttpRequest.Builder signed(SoftDevice by, String method, String path, String body) {
        return request(method, path, body).header("Gatehouse-Device", by.call(method, path, Instant.now()));
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.publicUrl() + path))
                .timeout(Duration.ofSeconds(SECONDS))
                .setHeader("X-Forwarded-For", "10.98." + (owner % 250) + "." + (owner / 250 % 250))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return body == null ? request : request.header("Content-Type", "application/json");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static String codeOf(HttpResponse<String> refused, int status) {
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(status);
        assertThat(json(refused).getString("message")).isNotBlank();
        return json(refused).getString("code");
    }

    private static JsonObject json(HttpResponse<String> response) {
        return parse(response.body());
    }

    private static JsonObject parse(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }

    /** The next line that begins like this. */
    private static String nextLine(BufferedReader lines, String beginning) throws Exception {
        return CompletableFuture.supplyAsync(() -> {
                    try {
                        String line = lines.readLine();
                        while (line != null && !line.startsWith(beginning)) {
                            line = lines.readLine();
                        }
                        return line;
                    } catch (IOException broken) {
                        throw new UncheckedIOException(broken);
                    }
                })
                .get(SECONDS, TimeUnit.SECONDS);
    }
}
