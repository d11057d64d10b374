package gatehouse.contract.eclipse;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.Body;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Eclipse.Person;
import gatehouse.rig.Refusal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/deviations.md admits to and no other test holds. */
class DeviationsIT extends DeployedGatehouse {
    private static final String LOGIN = "/authentication/login";
    private static final String PROFILE = "/tenants/1/customers/3";

    private Eclipse eclipse;

    @BeforeEach
    void reach() {
        eclipse = Eclipse.at(base());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/authentication/launch", "/oauth/token"})
    void whatIsNotOfferedIsNotFound(String path) {
        String jwt = eclipse.jwt("username", "user_password");

        assertThat(Refusal.in(eclipse.api().post(path, "{}")).inShort()).isEqualTo("404 ARCH086");
        assertThat(Refusal.in(eclipse.api().as(jwt).post(path, "{}")).inShort()).isEqualTo("404 ARCH086");
    }

    /** Impersonation, device fingerprints, task scopes and security questions: accepted, and without any effect. */
    @Test
    void membersOfALoginThatWeHaveNoUseForAreIgnored() {
        Person person = eclipse.person("first_password");
        String jwt = eclipse.jwt("sandbox-system", "Sandbox-System-1");
        Body known = Body.identity(person.identity(), "first_password");
        Body more = known.with("fingerprint", "any")
                .with("otp", "123456")
                .with("scope", List.of("UpdateByTasks"))
                .with("securityQuestionAnswers", List.of());

        assertThat(eclipse.api().post(LOGIN, more.toString()).status()).isEqualTo(200);
        assertThat(Refusal.in(eclipse.api()
                                .as(jwt)
                                .post(
                                        LOGIN,
                                        more.with("password", "another_password")
                                                .toString()))
                        .inShort())
                .as("nobody signs in as somebody else")
                .isEqualTo("401 USR002");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer "})
    void anEmptyBearerIsNoTokenToAPublicCall(String empty) {
        Api caller = eclipse.api().with("Authorization", empty);

        assertThat(caller.post(LOGIN, Eclipse.loginBody("username", "user_password"))
                        .status())
                .isEqualTo(200);
        assertThat(Refusal.in(caller.get(PROFILE)).inShort()).isEqualTo("401 SEC001");
    }

    @Test
    void whoDoesNotTakeJsonIsToldSoBeforeBeingAskedForAToken() {
        Api picky = eclipse.api().with("Accept", "text/html");

        assertThat(Refusal.in(picky.get(PROFILE)).inShort()).isEqualTo("406 HTT406");
    }
}
