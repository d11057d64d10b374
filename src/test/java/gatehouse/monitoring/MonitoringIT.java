package gatehouse.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a load balancer and a collector of metrics ask, on the server's own endpoints. */
class MonitoringIT extends DeployedGatehouse {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String STRANGER = "203.0.113.7";
    /** WildFly has checks of its own beside them, on a port that strangers do not reach. */
    private static final List<String> OURS =
            List.of("database", "queue", "outbox", "keys", "clock", "traffic", "gatehouse");

    private final Api here = Api.at(base());
    private final Api health = Api.at(health());
    private final Eclipse eclipse = Eclipse.at(base());

    @Test
    void itIsReadyWhenEachOrganIsWell() {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(health.get("/health/ready").status()).isEqualTo(200));

        Answer ready = health.get("/health/ready");

        assertThat(ready.at("status")).isEqualTo("UP");
        assertThat(ready.json().path("checks").findValuesAsString("name"))
                .contains("database", "queue", "outbox", "keys", "clock", "traffic");
        assertThat(ready.json().path("checks").findValuesAsString("status")).containsOnly("UP");
        assertThat(ready.json().path("checks").findValuesAsString("state"))
                .hasSize(6)
                .containsOnly("well");
    }

    @Test
    void itIsAlive() {
        Answer live = health.get("/health/live");

        assertThat(live.status()).isEqualTo(200);
        assertThat(live.json().path("checks").findValuesAsString("name")).contains("gatehouse");
    }

    /** Strangers see it where it has the port of everybody. */
    @Test
    void healthTellsNothingButNamesAndStates() {
        for (JsonNode check : health.get("/health").json().path("checks")) {
            if (OURS.contains(check.path("name").asString())) {
                assertThat(check.propertyNames()).isSubsetOf("name", "status", "data");
                assertThat(check.path("data").propertyNames()).isSubsetOf("state");
            }
        }
    }

    @Test
    void signInsAreCountedByOutcome() {
        double before = metric("gatehouse_sign_ins_total", "outcome=\"Done\"");
        double refusedBefore = metric("gatehouse_sign_ins_total", "outcome=\"Refused\"");

        eclipse.jwt("username", "user_password");
        eclipse.login("nobody-at-all", "user_password");

        assertThat(metric("gatehouse_sign_ins_total", "outcome=\"Done\"")).isGreaterThan(before);
        assertThat(metric("gatehouse_sign_ins_total", "outcome=\"Refused\"")).isGreaterThan(refusedBefore);
    }

    @Test
    void gaugesShowTheMoment() {
        eclipse.jwt("username", "user_password");

        assertThat(metric("gatehouse_hash_permits", "")).isGreaterThanOrEqualTo(1);
        assertThat(metric("gatehouse_sessions_live", "")).isGreaterThanOrEqualTo(0);
        assertThat(metric("gatehouse_outbox_queued", "")).isGreaterThanOrEqualTo(0);
    }

    @Test
    void messagesAreCountedByGatewayAndOutcome() {
        Eclipse.Person person = eclipse.person("first_password");
        double before = metric("gatehouse_messages_total", "gateway=\"sandbox\"");

        eclipse.askForCode(person.identity(), "OTP");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(metric("gatehouse_messages_total", "gateway=\"sandbox\""))
                        .isGreaterThan(before));
    }

    @Test
    void strangersFindNoMetrics() {
        Api stranger = here.with("X-Forwarded-For", STRANGER);

        assertThat(stranger.get("/metrics").status()).isEqualTo(404);
        assertThat(stranger.get("/metrics/base").status()).isEqualTo(404);
        assertThat(stranger.get("//metrics").status()).isNotEqualTo(200);
        assertThat(stranger.get("/metrics;a=b").status()).isEqualTo(404);
        assertThat(stranger.get("/%6detrics").status()).isEqualTo(404);
        assertThat(health.with("X-Forwarded-For", STRANGER).get("/health/ready").status())
                .isEqualTo(200);
    }

    /** The sum of a metric's lines that have this label. */
    private double metric(String name, String label) {
        Matcher line = Pattern.compile("^" + name + "(\\{[^}]*" + label + "[^}]*})? (\\S+)$", Pattern.MULTILINE)
                .matcher(here.with("Accept", "text/plain").get("/metrics").text());
        return line.results()
                .mapToDouble(each -> Double.parseDouble(each.group(2)))
                .sum();
    }
}
