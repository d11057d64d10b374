package gatehouse.contract.multi.watch;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.EventReceiver;
import gatehouse.rig.Multi;
import gatehouse.rig.Multi.Root;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a tenant's webhook is told of logins and step-ups (3.2, 3.3). */
class WatchIT extends DeployedGatehouse {
    private EventReceiver receiver;
    private Multi multi;
    private Root person;

    @BeforeEach
    void aTenantListens() throws IOException {
        Eclipse eclipse = Eclipse.at(base());
        JsonNode tenant = eclipse.tenant();
        receiver = EventReceiver.of(eclipse, tenant.path("id").asLong());
        multi = Multi.at(base(), tenant.path("apiKey").asString());
        person = multi.verified(multi.consumer());
        multi.withPassword(person);
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void loginsAreToldRightOnesAndWrongOnes() {
        String token = multi.token(person.email(), Multi.PASSWORD);
        multi.login(person.email(), "wrong");
        multi.accessToken(token, "CONSUMER", person.id());

        JsonNode verified = receiver.awaited("/login/watch", "PASSWORD", "VERIFIED");
        assertThat(verified.propertyNames())
                .containsExactlyInAnyOrder("credential", "identity", "status", "type", "publishedTimestamp");
        assertThat(verified.path("credential").toString())
                .isEqualTo("{\"type\":\"ROOT\",\"id\":\"" + person.id() + "\"}");
        assertThat(verified.path("identity").toString())
                .isEqualTo("{\"type\":\"consumers\",\"id\":\"" + person.id() + "\"}");
        assertThat(verified.path("publishedTimestamp").asString()).matches("[0-9]{13}");
        receiver.awaited("/login/watch", "PASSWORD", "DECLINED");
        receiver.awaited("/login/watch", "TOKEN", "VERIFIED");
    }

    @Test
    void stepUpsAreToldWithoutAToken() {
        String token = multi.token(person.email(), Multi.PASSWORD);
        String text = enrol(token);
        assertThat(text).isNotEmpty();

        JsonNode event = receiver.awaited("/stepup/watch", "SMS_OTP", "VERIFIED");

        assertThat(event.propertyNames())
                .containsExactlyInAnyOrder(
                        "credential", "identity", "challengeId", "type", "status", "publishedTimestamp", "authToken");
        assertThat(event.path("authToken").asString("?")).isEmpty();
        assertThat(event.path("challengeId").asString()).isNotBlank();
    }

    private String enrol(String token) {
        multi.enrolPhone(token);
        return multi.steppedUp(token);
    }

    @Test
    void whoSignsInAtAnotherDoorIsNotToldAbout() {
        Eclipse.at(base()).jwt("username", "user_password");
        multi.login(person.email(), "wrong");

        receiver.awaited("/login/watch", "PASSWORD", "DECLINED");
        assertThat(receiver.told())
                .allSatisfy(event -> assertThat(
                                event.body().path("credential").path("id").asString())
                        .isEqualTo(person.id()));
    }
}
