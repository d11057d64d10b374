package gatehouse.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.rig.Api;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Multi;
import gatehouse.rig.ServerLog;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is in the log of the server after calls that went well, badly, and wrong altogether. */
class ServerLogIT extends DeployedGatehouse {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final Eclipse eclipse = Eclipse.at(base());
    private final Api server = eclipse.server();

    @Test
    void noSecretThatCameInGoesToTheLog() {
        String first = "Marked-First-7f3a1c";
        String second = "Marked-Second-7f3a1c";
        Eclipse.Person person = eclipse.person(first);
        eclipse.login(person.identity(), "Marked-Wrong-7f3a1c");
        String jwt = eclipse.jwt(person.identity(), first);
        eclipse.api().as(jwt + "Marked-Token-7f3a1c").get("/tenants/1/customers/3");
        eclipse.askForCode(person.identity(), "OTP");
        eclipse.sandbox().awaitCodeTo(person.phone());
        eclipse.changePassword(person.identity(), "123456", second);
        eclipse.jwt(person.identity(), second);
        server.post("/eclipse-conductor/rest/v1/authentication/login", "{\"password\":\"Marked-Broken-7f3a1c\"");
        server.with("api-key", "Marked-Key-7f3a1c").post("/multi/login_with_password", "{}");
        Multi.at(base()).token("user@example.com", "pa$$word");

        String log = ServerLog.text();

        assertThat(log).isNotEmpty();
        for (String secret : List.of("7f3a1c", jwt.substring(jwt.lastIndexOf('.')), "pa$$word", person.phone())) {
            assertThat(log.contains(secret)).as(secret).isFalse();
        }
    }

    /** Also what happens after the answer, on another thread. */
    @Test
    void theLineOfAMessageHasTheTraceOfTheCallThatWantedIt() {
        Eclipse.Person person = eclipse.person("first_password");

        eclipse.api()
                .with("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .post("/global/identities/" + person.identity() + "/password-change-init", "{\"type\":\"OTP\"}");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ServerLog.text().lines())
                        .anyMatch(line -> line.contains("[trace " + TRACE + "] message.sent id=")));
    }
}
