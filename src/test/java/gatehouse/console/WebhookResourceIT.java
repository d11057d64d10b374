package gatehouse.console;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.Bank;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tenant says where it listens, sees its secret once, and looks after what nobody took over. */
class WebhookResourceIT extends DeployedGatehouse {
    private static final String URL = "https://hooks.example.com/in";

    private Api system;
    private String tenant;

    @BeforeEach
    void aBank() {
        Bank bank = Bank.at(base());
        tenant = bank.path();
        system = bank.console();
    }

    @Test
    void aTenantListensNowhereAtFirst() {
        assertThat(system.get(tenant + "/webhook").status()).isEqualTo(404);
    }

    @Test
    void theSecretIsShownInTheAnswerThatMadeItAndNeverAgain() {
        Answer made = set(URL + "/");
        assertThat(made.json().propertyNames()).containsExactlyInAnyOrder("url", "changed", "secret");
        assertThat(made.at("url")).isEqualTo(URL);
        assertThat(made.at("secret")).hasSizeGreaterThanOrEqualTo(43);

        Answer read = system.get(tenant + "/webhook");
        assertThat(read.json().propertyNames()).containsExactlyInAnyOrder("url", "changed");
        Answer moved = set("https://hooks.example.com/elsewhere");
        assertThat(moved.json().propertyNames()).containsExactlyInAnyOrder("url", "changed");
        assertThat(system.get(tenant + "/webhook").at("url")).isEqualTo("https://hooks.example.com/elsewhere");
    }

    @Test
    void anotherSecretIsMadeOnDemandAndTheOneBeforeSignsForADay() {
        Answer first = set(URL);

        Answer second = system.put(tenant + "/webhook", "{\"url\":\"" + URL + "\",\"newSecret\":true}");

        assertThat(second.at("secret")).hasSizeGreaterThanOrEqualTo(43).isNotEqualTo(first.at("secret"));
        assertThat(Instant.parse(second.at("previousSecretUntil")))
                .isEqualTo(Instant.parse(second.at("changed")).plus(Duration.ofHours(24)));
    }

    @Test
    void aWebhookIsRemovedAndRemovingItAgainChangesNothing() {
        set(URL);

        assertThat(system.delete(tenant + "/webhook").status()).isEqualTo(204);
        assertThat(system.delete(tenant + "/webhook").status()).isEqualTo(204);

        assertThat(system.get(tenant + "/webhook").status()).isEqualTo(404);
        assertThat(set(URL).at("secret")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"url\":null}",
                "{\"url\":\"http://hooks.example.com\"}",
                "{\"url\":\"https://169.254.169.254/\"}",
                "{\"url\":\"https://10.0.0.1/\"}",
                "{\"url\":\"hooks\"}"
            })
    void aUrlThatIsNotCalledIsRefusedByName(String body) {
        Answer refused = system.put(tenant + "/webhook", body);

        assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
        assertThat(refused.json().path("violations").path(0).path("field").asString())
                .isEqualTo("url");
    }

    @Test
    void thePlatformItselfHasNoWebhook() {
        Eclipse eclipse = Eclipse.at(base());
        Api admin = eclipse.console();

        assertThat(admin.put("/tenants/0/webhook", "{\"url\":\"" + URL + "\"}").status())
                .isEqualTo(404);
        assertThat(admin.put("/tenants/999999/webhook", "{\"url\":\"" + URL + "\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nobodyLeftALetterBehindAtFirst() {
        assertThat(system.get(tenant + "/messages").text()).isEqualTo("[]");
        assertThat(system.get(tenant + "/messages?status=DEAD&limit=1000").text())
                .isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=NEW", "limit=0", "limit=1001"})
    void otherListsAreRefused(String query) {
        assertThat(system.get(tenant + "/messages?" + query).status()).isEqualTo(400);
    }

    @Test
    void whatIsNoMessageCannotBeReplayed() {
        assertThat(system.post(tenant + "/messages/no-id/replay", "").status()).isEqualTo(404);
    }

    private Answer set(String url) {
        Answer answer = system.put(tenant + "/webhook", "{\"url\":\"" + url + "\"}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer;
    }
}
