package gatehouse.console.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.AuditChain;
import gatehouse.rig.Body;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Tenancy;
import gatehouse.rig.Unique;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What happened at a tenant: filtered, exported page by page, counted, and verified. */
class AuditIT extends DeployedGatehouse {
    private Eclipse eclipse;
    private Api admin;
    private Tenancy bank;
    private String tenant;

    @BeforeEach
    void aBankWhereThreeCustomersWereMade() {
        eclipse = Eclipse.at(base());
        admin = eclipse.console();
        bank = Tenancy.fresh(eclipse);
        tenant = "/tenants/" + bank.id();
        for (int i = 0; i < 3; i++) {
            bank.newCustomer(Body.empty());
        }
    }

    @Test
    void exportReadsEverythingOncePageByPage() {
        List<String> ids = new ArrayList<>();
        String next = "";
        do {
            Answer page = admin.get(tenant + "/audit?limit=2" + next);
            assertThat(page.status()).as(page.toString()).isEqualTo(200);
            page.json().path("events").forEach(event -> ids.add(event.path("id").asString()));
            JsonNode more = page.json().path("next");
            next = more.isMissingNode() ? null : "&after=" + more.asString();
        } while (next != null);

        assertThat(ids).hasSizeGreaterThanOrEqualTo(4).doesNotHaveDuplicates();
        assertThat(admin.get(tenant + "/audit?limit=1000").json().path("events").size())
                .isEqualTo(ids.size());
    }

    @Test
    void filtersLeaveOutWhatDoesNotFit() {
        Answer made = admin.get(tenant + "/audit?action=CREATE_CUSTOMER");

        assertThat(made.json().path("events").size()).as(made.toString()).isEqualTo(3);
        assertThat(admin.get(tenant + "/audit?action=CREATE_CUSTOMER&outcome=never")
                        .json()
                        .path("events")
                        .size())
                .isZero();
        String trace = made.json().path("events").path(0).path("traceId").asString();
        assertThat(admin.get("/audit?traceId=" + trace).json().path("events").size())
                .isEqualTo(1);
        assertThat(admin.get("/audit?traceId=" + trace + "&to=2020-01-01T00:00:00Z")
                        .json()
                        .path("events")
                        .size())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/audit?limit=0",
                "/audit?limit=1001",
                "/audit?from=yesterday",
                "/audit?after=here",
                "/tallies",
                "/tallies?from=2026-01-01T00:00:00Z&to=2026-02-02T00:00:00Z",
                "/tallies?from=2026-01-01T00:30:00Z&to=2026-01-02T00:00:00Z",
                "/tallies?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z"
            })
    void whatCannotBeReadIsRefused(String query) {
        assertThat(admin.get(tenant + query).status()).isEqualTo(400);
    }

    @Test
    void tenantThatIsNoneHasNeitherAuditNorTallies() {
        assertThat(admin.get("/tenants/999999/audit").status()).isEqualTo(404);
        assertThat(admin.get("/tenants/999999/tallies?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatWasSealedIsCountedByTheHour() {
        // The hour may end while this runs, and the sandbox's clock may be ahead.
        Instant occurred = Instant.parse(admin.get(tenant + "/audit?action=CREATE_CUSTOMER&limit=1")
                .json()
                .path("events")
                .path(0)
                .path("occurred")
                .asString());
        Instant hour = occurred.truncatedTo(ChronoUnit.HOURS);
        String query = tenant + "/tallies?from=" + hour + "&to=" + hour.plus(Duration.ofHours(2));

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            int count = 0;
            for (JsonNode tally : admin.get(query).json()) {
                count += tally.path("action").asString().equals("CREATE_CUSTOMER")
                        ? tally.path("count").asInt()
                        : 0;
            }
            assertThat(count).isEqualTo(3);
        });
    }

    @Test
    void codesThatLeftAreCountedByTheHour() {
        String identity = Unique.text();
        long customer = bank.newCustomer(Body.empty().with("phone1", Unique.phone()));
        assertThat(bank.addIdentity(customer, Body.identity(identity, "correct horse battery"))
                        .status())
                .isEqualTo(200);
        // The sandbox's clock may be ahead, and the hour may end while this runs.
        Instant hour = eclipse.sandbox().now().truncatedTo(ChronoUnit.HOURS);
        String query = tenant + "/tallies?from=" + hour + "&to=" + hour.plus(Duration.ofHours(2));

        assertThat(eclipse.askForCode(identity, "OTP").status()).isEqualTo(204);

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            List<String> codes = new ArrayList<>();
            for (JsonNode tally : admin.get(query).json()) {
                if (tally.path("action").asString().equals("SEND_CODE")) {
                    codes.add(tally.path("factor").asString() + " "
                            + tally.path("outcome").asString() + " "
                            + tally.path("count").asInt());
                }
            }
            assertThat(codes).containsExactly("SMS SENT 1");
        });
    }

    @Test
    void chainIsVerifiedPartByPart() {
        Answer last = AuditChain.verify(admin);

        assertThat(last.at("state")).isEqualTo("INTACT");
        assertThat(last.json().path("end").asLong())
                .isEqualTo(last.json().path("verifiedTo").asLong())
                .isPositive();
        assertThat(admin.post("/audit/verification", "{\"after\":-1}").status()).isEqualTo(400);
        assertThat(admin.post("/audit/verification", "{\"after\":" + Long.MAX_VALUE + "}")
                        .at("state"))
                .isEqualTo("BROKEN");
    }
}
