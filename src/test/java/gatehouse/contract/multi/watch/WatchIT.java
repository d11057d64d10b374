package gatehouse.contract.multi.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Multi;
import gatehouse.rig.Multi.Root;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a tenant's webhook is told of logins and step-ups (3.2, 3.3). */
class WatchIT extends DeployedGatehouse {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Map.Entry<String, JsonNode>> told = new CopyOnWriteArrayList<>();
    private HttpServer receiver;
    private Multi multi;
    private Root person;

    @BeforeEach
    void aTenantListens() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            told.add(Map.entry(
                    exchange.getRequestURI().getPath(), JsonMapper.shared().readTree(body)));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        Eclipse eclipse = Eclipse.at(base());
        JsonNode tenant = eclipse.tenant();
        long id = tenant.path("id").asLong();
        Api console = eclipse.server().below("/console/api").as(eclipse.jwt("sandbox-admin", "Sandbox-Admin-1"));
        Answer set = console.put(
                "/tenants/" + id + "/webhook",
                "{\"url\":\"http://127.0.0.1:" + receiver.getAddress().getPort() + "\"}");
        assertThat(set.status()).as(set.toString()).isBetween(200, 204);
        multi = Multi.at(base(), tenant.path("apiKey").asString());
        person = multi.verified(multi.consumer());
        multi.withPassword(person);
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    private JsonNode awaitEvent(String path, String type, String status) {
        return await(type + " " + status)
                .atMost(PATIENCE)
                .until(
                        () -> told.stream()
                                .filter(event -> event.getKey().equals(path))
                                .map(Map.Entry::getValue)
                                .filter(event -> event.path("type").asString().equals(type)
                                        && event.path("status").asString().equals(status))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void loginsAreToldRightOnesAndWrongOnes() {
        String token = multi.token(person.email(), Multi.PASSWORD);
        multi.login(person.email(), "wrong");
        multi.accessToken(token, "CONSUMER", person.id());

        JsonNode verified = awaitEvent("/login/watch", "PASSWORD", "VERIFIED");
        assertThat(verified.propertyNames())
                .containsExactlyInAnyOrder("credential", "identity", "status", "type", "publishedTimestamp");
        assertThat(verified.path("credential").toString())
                .isEqualTo("{\"type\":\"ROOT\",\"id\":\"" + person.id() + "\"}");
        assertThat(verified.path("identity").toString())
                .isEqualTo("{\"type\":\"consumers\",\"id\":\"" + person.id() + "\"}");
        assertThat(verified.path("publishedTimestamp").asString()).matches("[0-9]{13}");
        awaitEvent("/login/watch", "PASSWORD", "DECLINED");
        awaitEvent("/login/watch", "TOKEN", "VERIFIED");
    }

    @Test
    void stepUpsAreToldWithoutAToken() {
        String token = multi.token(person.email(), Multi.PASSWORD);
        String text = enrol(token);
        assertThat(text).isNotEmpty();

        JsonNode event = awaitEvent("/stepup/watch", "SMS_OTP", "VERIFIED");

        assertThat(event.propertyNames())
                .containsExactlyInAnyOrder(
                        "credential", "identity", "challengeId", "type", "status", "publishedTimestamp", "authToken");
        assertThat(event.path("authToken").asString("?")).isEmpty();
        assertThat(event.path("challengeId").asString()).isNotBlank();
    }

    private String enrol(String token) {
        multi.enrolPhone(token);
        return multi.steppedUp(token);
    }

    @Test
    void whoSignsInAtAnotherDoorIsNotToldAbout() {
        Eclipse.at(base()).jwt("username", "user_password");
        multi.login(person.email(), "wrong");

        awaitEvent("/login/watch", "PASSWORD", "DECLINED");
        assertThat(told)
                .allSatisfy(event -> assertThat(
                                event.getValue().path("credential").path("id").asString())
                        .isEqualTo(person.id()));
    }
}
