package gatehouse.console;

import static gatehouse.rig.MultiAnswers.assertConflict;
import static gatehouse.rig.MultiAnswers.assertEmpty;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Multi;
import gatehouse.rig.Unique;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Who runs the server switches maintenance, the limits of calls, and what strangers are told. */
@Tag("acceptance")
class SwitchesIT extends DeployedGatehouse {
    private static final String ON = "{\"on\":true}";
    private static final String OFF = "{\"on\":false}";

    private Api admin;
    private String tenant;
    private Api programme;

    @BeforeEach
    void aBank() {
        Eclipse eclipse = Eclipse.at(base());
        admin = eclipse.console();
        JsonNode bank = eclipse.tenant();
        tenant = "/tenants/" + bank.path("id").asLong();
        programme = Multi.at(base(), bank.path("apiKey").asString()).api();
    }

    @AfterEach
    void everybodyIsServedAgain() {
        admin.put("/maintenance", OFF);
    }

    @Test
    void aTenantGoesUnderMaintenanceAndComesBack() {
        assertThat(on(tenant + "/maintenance")).isFalse();

        turn(tenant + "/maintenance", ON);
        assertThat(on(tenant + "/maintenance")).isTrue();
        assertThat(on("/maintenance")).isFalse();
        assertThat(on("/tenants/1/maintenance")).isFalse();

        turn(tenant + "/maintenance", OFF);
        assertThat(on(tenant + "/maintenance")).isFalse();
    }

    @Test
    void theWholeServerGoesUnderMaintenanceWithAllItsTenants() {
        turn("/maintenance", ON);

        assertThat(on("/maintenance")).isTrue();
        assertThat(on(tenant + "/maintenance")).isTrue();

        turn("/maintenance", OFF);
        assertThat(on(tenant + "/maintenance")).isFalse();
    }

    @Test
    void callsAreLimitedWhereThatIsSwitchedOnAndNowhereElseInASandbox() {
        assertThat(on(tenant + "/call-limits")).isFalse();

        turn(tenant + "/call-limits", ON);

        assertThat(on(tenant + "/call-limits")).isTrue();
        assertThat(on("/tenants/1/call-limits")).isFalse();
    }

    @Test
    void strangersAreToldThatNobodyHasAnAddressWhereThatIsSwitchedOn() {
        String stranger = "{\"email\":\"" + Unique.text() + "@example.com\"}";
        String lost = "/passwords/lost_password/start";
        String confirm = "/consumers/verification/email/send";

        assertThat(on(tenant + "/unknown-accounts")).isFalse();
        assertEmpty(programme.post(lost, stranger), 204);
        assertEmpty(programme.post(confirm, stranger), 204);

        turn(tenant + "/unknown-accounts", ON);

        assertThat(on(tenant + "/unknown-accounts")).isTrue();
        assertConflict(programme.post(lost, stranger), "ACCOUNT_NOT_FOUND");
        assertConflict(programme.post(confirm, stranger), "EMAIL_NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tenants/999999/maintenance",
                "/tenants/999999/call-limits",
                "/tenants/0/call-limits",
                "/tenants/0/unknown-accounts"
            })
    void whatIsNotThereIsNotSwitched(String path) {
        assertThat(admin.put(path, ON).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"on\":null}", "{\"on\":\"true\"}", "{\"on\":1}"})
    void aSwitchIsOnOrOff(String body) {
        assertThat(admin.put("/maintenance", body).status()).isEqualTo(400);
        assertThat(on("/maintenance")).isFalse();
    }

    private void turn(String path, String body) {
        assertThat(admin.put(path, body).status()).isEqualTo(200);
    }

    private boolean on(String path) {
        return admin.get(path).json().path("on").asBoolean();
    }
}
