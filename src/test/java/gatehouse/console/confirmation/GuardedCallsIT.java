package gatehouse.console.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.Body;
import gatehouse.rig.Clerk;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.SandboxTime;
import gatehouse.rig.Tenancy;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Who has a second factor shows it, and says why, before dangerous calls that others make as they always did. */
class GuardedCallsIT extends DeployedGatehouse {
    private static final String HEADER = "Gatehouse-Reason";
    private static final String WEBHOOK = "{\"url\":\"http://localhost:1/hook\"}";

    private Eclipse eclipse;
    private Tenancy bank;
    private String tenant;
    private Clerk clerk;

    @BeforeEach
    void aBankAndAClerkWithAnApp() {
        eclipse = Eclipse.at(base());
        bank = Tenancy.fresh(eclipse);
        tenant = "/tenants/" + bank.id();
        clerk = Clerk.at(eclipse, 0, "GLOBAL_ADMIN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT    | populations/customers        | {}",
                "PUT    | permissions                  | {\"permissions\":{}}",
                "PUT    | routes                       | {\"routes\":[]}",
                "PUT    | webhook                      | {\"url\":\"http://localhost:1/hook\"}",
                "DELETE | webhook                      |",
                "PUT    | budgets                      | {}",
                "DELETE | budgets/stops/27             |",
                "PUT    | texts                        | {\"originBound\":false}",
                "PUT    | texts/SMS/en/PASSWORD_RESET_CODE | {}",
                "DELETE | texts/SMS/en/PASSWORD_RESET_CODE |",
                "PUT    | maintenance                  | {\"on\":false}",
                "PUT    | call-limits                  | {\"on\":false}",
                "PUT    | unknown-accounts             | {\"on\":false}",
                "POST   | members/1/customers          | {\"customerId\":1}",
                "DELETE | members/1/customers/1        |",
                "PUT    | members/1/phone              | {\"phone\":\"27821234567\"}"
            })
    void nothingOfThisIsDoneByAnOpenSessionAlone(String method, String path, String body) {
        Answer refused = clerk.console()
                .with(HEADER, "An open session")
                .send(method, tenant + "/" + path, body, "application/json");

        assertThat(refused.status()).as(refused.toString()).isEqualTo(403);
        assertThat(refused.at("code")).isEqualTo("CONFIRMATION_REQUIRED");
    }

    @Test
    void theServerIsPutUnderMaintenanceByNoOpenSessionAlone() {
        assertThat(clerk.console().put("/maintenance", "{\"on\":true}").at("code"))
                .isEqualTo("CONFIRMATION_REQUIRED");
        assertThat(clerk.console().get("/maintenance").json().path("on").asBoolean())
                .isFalse();
    }

    /** Or an open session could be tried out without a trace. */
    @Test
    void whoIsSentBackToConfirmStandsInTheAudit() {
        clerk.console().put(tenant + "/routes", "{\"routes\":[]}");

        JsonNode events = eclipse.console()
                .get("/tenants/0/audit?action=EXCEED_RIGHTS&outcome=UNCONFIRMED&limit=1000")
                .json()
                .path("events");
        assertThat(events.valueStream().map(event -> event.path("actorId").asLong()))
                .contains(clerk.console().get("/me").json().path("subjectId").asLong());
    }

    @Test
    void theReasonOfWhoConfirmedStandsInTheAuditInTheirOwnLetters() {
        String why = "Neue Adresse: 100% größer + 新しい";

        Answer set = because(clerk.confirmed().console(), why).put(tenant + "/webhook", WEBHOOK);

        assertThat(set.status()).as(set.toString()).isEqualTo(200);
        assertThat(recorded("CHANGE_WEBHOOK").path("reason").asString()).isEqualTo(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1234", "%41%42%43%44", "a%E2%80%AEbcde", "%zz is no code", "12345%", "%FF%FF%FF%FF%FF"})
    void whoHasASecondFactorSaysWhy(String header) {
        Answer refused = clerk.confirmed().console().with(HEADER, header).put(tenant + "/webhook", WEBHOOK);

        assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
        assertThat(refused.json().path("violations").path(0).path("field").asString())
                .isEqualTo(HEADER);
        assertThat(clerk.console().get(tenant + "/webhook").status()).isEqualTo(404);
    }

    /** As their programs did before there was a confirmation. */
    @Test
    void whoHasNoSecondFactorGoesOnAsBeforeAndMaySayWhy() {
        Api system = eclipse.console();

        assertThat(system.put(tenant + "/webhook", WEBHOOK).status()).isEqualTo(200);
        assertThat(recorded("CHANGE_WEBHOOK").path("reason").isMissingNode()).isTrue();
        assertThat(system.with(HEADER, "1234")
                        .put(tenant + "/routes", "{\"routes\":[]}")
                        .status())
                .isEqualTo(400);
        assertThat(because(system, "Back to the server's order")
                        .put(tenant + "/routes", "{\"routes\":[]}")
                        .status())
                .isEqualTo(200);
        assertThat(recorded("CHANGE_ROUTES").path("reason").asString()).isEqualTo("Back to the server's order");
    }

    @Test
    void aTenantIsMadeAsItAlwaysWas() {
        assertThat(clerk.console().post("/tenants", "{\"name\":\"Test Bank\"}").status())
                .isEqualTo(201);
    }

    // Getting around the own second factor

    @Test
    void openSessionGivesItsHolderNoIdentityThatCouldConfirm() {
        String identities = clerk.account() + "/identities";
        String second = Body.identity("second-" + clerk.identity(), "correct horse battery")
                .with("totp", true)
                .toString();

        try (SandboxTime time = SandboxTime.of(eclipse.server())) {
            time.advance(Duration.ofMinutes(5).plusSeconds(10));

            Answer refused = clerk.door().post(identities, second);
            assertThat(refused.status()).as(refused.toString()).isEqualTo(403);

            assertThat(clerk.confirmed().door().post(identities, second).status())
                    .isEqualTo(200);
        }
    }

    private JsonNode recorded(String action) {
        JsonNode events =
                eclipse.console().get(tenant + "/audit?action=" + action).json().path("events");
        assertThat(events.size()).as(events.toString()).isPositive();
        return events.path(events.size() - 1);
    }

    private static Api because(Api caller, String why) {
        return caller.with(
                HEADER, URLEncoder.encode(why, StandardCharsets.UTF_8).replace("+", "%20"));
    }
}
