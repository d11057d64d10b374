package gatehouse.console;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who runs the server switches maintenance and the limits of calls. */
class SwitchesIT extends DeployedGatehouse {
    private static final String ON = "{\"on\":true}";
    private static final String OFF = "{\"on\":false}";

    private Api admin;
    private String tenant;

    @BeforeEach
    void aBank() {
        Eclipse eclipse = Eclipse.at(base());
        admin = eclipse.server().below("/console/api").as(eclipse.jwt("sandbox-admin", "Sandbox-Admin-1"));
        tenant = "/tenants/" + eclipse.tenant().path("id").asLong();
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

    @ParameterizedTest
    @ValueSource(strings = {"/tenants/999999/maintenance", "/tenants/999999/call-limits", "/tenants/0/call-limits"})
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
