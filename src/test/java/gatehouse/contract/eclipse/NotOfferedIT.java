package gatehouse.contract.eclipse;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api.Answer;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the contract names and this server does not offer (rows 6 and 23): not found, in the contract's own words. */
class NotOfferedIT extends DeployedGatehouse {
    private static final String LAUNCH = "/authentication/launch";
    private static final String TOKEN = "/oauth/token";

    private Eclipse eclipse;

    @BeforeEach
    void reach() {
        eclipse = Eclipse.at(base());
    }

    @Test
    void launchIsNotFoundWhoeverAsks() {
        requireNotFound(eclipse.api().post(LAUNCH, "{}"));
        requireNotFound(eclipse.system().post(LAUNCH, "{}"));
    }

    @Test
    void clientsThatTryOauthFirstAreToldToFallBack() {
        String grant = "grant_type=client_credentials&client_id=a&client_secret=b";

        requireNotFound(eclipse.api().send("POST", TOKEN, grant, "application/x-www-form-urlencoded"));
        requireNotFound(eclipse.api().post(TOKEN, "{\"grant_type\":\"client_credentials\"}"));
        requireNotFound(eclipse.api()
                .with("Authorization", "Basic YTpi")
                .send("POST", TOKEN, grant, "application/x-www-form-urlencoded"));
    }

    private static void requireNotFound(Answer answer) {
        assertThat(Refusal.in(answer).inShort()).isEqualTo("404 ARCH086");
    }
}
