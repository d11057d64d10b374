package gatehouse.console.server;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api.Answer;
import gatehouse.rig.Clerk;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What belongs to the server: its keys and how busy it is. */
class ServerIT extends DeployedGatehouse {
    @Test
    void keysAreShownWithWhatTheyDoAndWithoutTheKey() {
        Clerk admin = Clerk.at(Eclipse.at(base()), 0, "GLOBAL_ADMIN");

        Answer keys = admin.console().get("/keys");

        assertThat(keys.status()).as(keys.toString()).isEqualTo(200);
        List<String> states = new ArrayList<>();
        keys.json().forEach(key -> states.add(key.path("state").asString()));
        assertThat(states).containsOnlyOnce("CURRENT").contains("NEXT");
        assertThat(keys.json().path(0).path("algorithm").asString()).isEqualTo("RS256");
        assertThat(keys.text()).doesNotContain("sealed", "\"d\"", "\"n\"", "publicJwk");
    }

    @Test
    void keysAreNotRotatedBeforeEverybodyCanKnowTheNextOne() {
        Clerk admin = Clerk.at(Eclipse.at(base()), 0, "GLOBAL_ADMIN");
        assertThat(admin.because("/keys/rotation").at("code")).isEqualTo("CONFIRMATION_REQUIRED");

        Answer refused = admin.confirmed().because("/keys/rotation");

        assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
        assertThat(refused.at("code")).isEqualTo("TOO_SOON");
        assertThat(admin.console().get("/me").status()).isEqualTo(200);
    }

    @Test
    void loadOfTheServerIsShown() {
        Clerk admin = Clerk.at(Eclipse.at(base()), 0, "GLOBAL_ADMIN");

        Answer load = admin.console().get("/load");

        assertThat(load.status()).as(load.toString()).isEqualTo(200);
        assertThat(load.json().path("hashing").path("permits").asInt()).isPositive();
        assertThat(load.json().path("hashing").path("busy").isInt()).isTrue();
        assertThat(load.json().path("outbox").path("queued").isIntegralNumber()).isTrue();
    }
}
