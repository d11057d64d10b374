package gatehouse.console;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.Bank;
import gatehouse.rig.Body;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tenant says through which gateways its messages go, and sees what became of one. The sandbox has one gateway. */
class RoutesIT extends DeployedGatehouse {
    private static final String ROUTES =
            "{\"routes\":[{\"gateways\":[\"sandbox\"]},{\"prefix\":\"2782\",\"gateways\":[\"sandbox\"]}]";

    private Api system;
    private String tenant;

    @BeforeEach
    void aBank() {
        Bank bank = Bank.at(base());
        tenant = bank.path();
        system = bank.console();
    }

    @Test
    void tenantTakesTheServersOrderAtFirst() {
        assertThat(system.get(tenant + "/routes").text()).isEqualTo("{\"routes\":[],\"gateways\":[\"sandbox\"]}");
    }

    @Test
    void routesAreReplacedAsAWhole() {
        Answer set = system.put(tenant + "/routes", ROUTES + "}");
        assertThat(set.status()).as(set.toString()).isEqualTo(200);
        assertThat(set.text()).isEqualTo(ROUTES + ",\"gateways\":[\"sandbox\"]}");
        assertThat(system.get(tenant + "/routes").text()).isEqualTo(set.text());

        system.put(tenant + "/routes", "{\"routes\":[]}");
        assertThat(system.get(tenant + "/routes").text()).isEqualTo("{\"routes\":[],\"gateways\":[\"sandbox\"]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"routes\":[null]}",
                "{\"routes\":[{\"gateways\":[]}]}",
                "{\"routes\":[{\"gateways\":[null]}]}",
                "{\"routes\":[{\"gateways\":[\"log\"]}]}",
                "{\"routes\":[{\"gateways\":[\"sandbox\",\"sandbox\"]}]}",
                "{\"routes\":[{\"prefix\":\"+27\",\"gateways\":[\"sandbox\"]}]}",
                "{\"routes\":[{\"prefix\":\"12345678\",\"gateways\":[\"sandbox\"]}]}",
                "{\"routes\":[{\"gateways\":[\"sandbox\"]},{\"gateways\":[\"sandbox\"]}]}"
            })
    void routeThatLeadsNowhereIsRefused(String body) {
        Answer refused = system.put(tenant + "/routes", body);

        assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
        assertThat(system.get(tenant + "/routes").json().path("routes").size()).isZero();
    }

    @Test
    void tenantThatIsNoneHasNoRoutes() {
        Eclipse eclipse = Eclipse.at(base());
        Api admin = eclipse.console();

        assertThat(admin.put("/tenants/999999/routes", "{\"routes\":[]}").status())
                .isEqualTo(404);
    }

    /** The sandbox's inbox shows the ids of messages. */
    @Test
    void messageShowsItsStateAndWhoWasAskedButNotWhatItSays() {
        Eclipse eclipse = Eclipse.at(base());
        Api admin = eclipse.console();
        eclipse.api()
                .post(
                        "/global/identities/username/password-change-init",
                        Body.empty().with("type", "OTP").toString());
        eclipse.sandbox().awaitCodeTo("27820000001");
        String id = eclipse.server()
                .get("/sandbox/messages?to=27820000001&limit=1")
                .json()
                .path(0)
                .path("id")
                .asString();

        Answer message = admin.get("/tenants/1/messages/" + id);

        assertThat(message.status()).isEqualTo(200);
        assertThat(message.at("state")).isEqualTo("SENT");
        assertThat(message.at("gateway")).isEqualTo("sandbox");
        assertThat(message.json().path("attempts").path(0).path("outcome").asString())
                .isEqualTo("ACCEPTED");
        assertThat(message.text()).doesNotContain("27820000001", "123456", "code is");
        assertThat(system.get(tenant + "/messages/" + id).status()).isEqualTo(404);
        assertThat(admin.get("/tenants/1/messages/no-id").status()).isEqualTo(404);
    }
}
