package gatehouse.contract.multi.call;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Multi;
import gatehouse.rig.Unique;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What holds for all calls of a programme: maintenance, and the published limits (1.1, 3.5). */
class ProgrammeIT extends DeployedGatehouse {
    private Multi multi;
    private Api console;
    private String switches;

    @BeforeEach
    void aTenantOfItsOwn() {
        Eclipse eclipse = Eclipse.at(base());
        JsonNode tenant = eclipse.tenant();
        multi = Multi.at(base(), tenant.path("apiKey").asString());
        console = eclipse.console();
        switches = "/tenants/" + tenant.path("id").asLong();
    }

    @AfterEach
    void backToRealTime() {
        multi.sandbox().backToRealTime();
    }

    private void turn(String what, boolean on) {
        Answer turned = console.put(switches + what, "{\"on\":" + on + "}");
        assertThat(turned.status()).as(turned.toString()).isEqualTo(200);
    }

    @Test
    void duringMaintenanceEveryCallIsToComeBackLater() {
        turn("/maintenance", true);
        Answer away = anyLogin();
        Answer withoutKey = multi.withoutKey().post("/login_with_password", "{}");
        Answer others = Multi.at(base()).login(Unique.text() + "@example.com", "x");
        turn("/maintenance", false);

        assertThat(away.status()).isEqualTo(503);
        assertThat(away.text()).isEmpty();
        assertThat(away.header("Retry-After")).isEqualTo("60");
        assertThat(withoutKey.status()).isEqualTo(400);
        assertThat(others.status()).isEqualTo(403);
        assertThat(anyLogin().status()).isEqualTo(403);
    }

    @Test
    void theHundredAndFirstCallOfAMinuteIsTooMany() {
        turn("/call-limits", true);
        multi.sandbox().advanceToTheNextHour();

        List<Integer> within =
                IntStream.range(0, 100).mapToObj(i -> wrongCall().status()).toList();
        Answer beyond = wrongCall();

        assertThat(within).containsOnly(401);
        assertThat(beyond.status()).isEqualTo(429);
        assertThat(beyond.text()).isEmpty();
        assertThat(beyond.header("x-ratelimit-limit")).isEqualTo("100, 100;w=60, 1000;w=3600, 10000;w=86400");
        assertThat(Integer.parseInt(beyond.header("x-ratelimit-reset"))).isBetween(1, 60);
        assertThat(beyond.header("Retry-After")).isEqualTo(beyond.header("x-ratelimit-reset"));
    }

    @Test
    void aTenantThatIsNotUnderTheLimitsMayCallAsItLikes() {
        turn("/call-limits", false);

        assertThat(IntStream.range(0, 120).mapToObj(i -> wrongCall().status())).containsOnly(401);
    }

    private Answer anyLogin() {
        return multi.login(Unique.text() + "@example.com", "pa$$word");
    }

    /** Costs nobody a hash. */
    private Answer wrongCall() {
        return multi.api().get("/identities");
    }
}
