package gatehouse.contract.eclipse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Eclipse.Person;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The story that the published authentication guide tells, request by request as printed there. */
@Tag("acceptance")
class SeedStoryIT extends DeployedGatehouse {
    private Eclipse eclipse;

    @BeforeEach
    void reach() {
        eclipse = Eclipse.at(base());
    }

    private static JsonNode claims(String jwt) {
        byte[] payload = Base64.getUrlDecoder().decode(jwt.split("\\.")[1]);
        return JsonMapper.builder().build().readTree(new String(payload, StandardCharsets.UTF_8));
    }

    @Test
    void section1_loginGivesTheUnionOfPublishedFields() {
        Answer answer = eclipse.login("username", "user_password");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("headerName")).isEqualTo("Authorization");
        assertThat(answer.at("headerValue")).startsWith("Bearer ");
        assertThat(answer.at("sessionId")).matches("[0-9a-f-]{36}");
        assertThat(answer.json().path("tenantId").asLong()).isEqualTo(1);
        assertThat(answer.json().path("roles").path(0).asString()).isEqualTo("CUSTOMER");
        assertThat(answer.at("csrfHeaderName")).isEqualTo("renew-csrf");
        assertThat(answer.at("csrfToken")).matches("[0-9]+");
        long epoch = answer.json().path("expiresEpochSecs").asLong();
        assertThat(Instant.parse(answer.at("expires"))).isEqualTo(Instant.ofEpochSecond(epoch));
    }

    @Test
    void section1_aWrongPasswordIsRefusedInThePublishedShape() {
        Answer answer = eclipse.login("username-wrong", "user_password");

        assertThat(answer.status()).isEqualTo(401);
        JsonNode error = answer.json().path(0);
        assertThat(error.path("type").asString()).isEqualTo("BUSINESS");
        assertThat(error.path("severity").asString()).isEqualTo("LOW");
        assertThat(error.path("description").asString()).isEqualTo("Incorrect identity/password");
        assertThat(error.path("code").asString()).isEqualTo("USR002");
        assertThat(error.path("traceId").asString()).matches("[0-9a-f]{32}");
        assertThat(error.path("spanId").asString()).matches("[0-9a-f]{16}");
        assertThat(error.path("environment").asString()).isEqualTo("gatehouse-sandbox");
    }

    @Test
    void section2_theCustomerReadsTheOwnProfileByTheUidOfTheToken() {
        String jwt = eclipse.jwt("username", "user_password");
        long customer = claims(jwt).path("uid").asLong();

        Answer answer = eclipse.api().as(jwt).get("/tenants/1/customers/" + customer);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("customerId").asLong()).isEqualTo(customer);
        assertThat(answer.at("phone1")).isEqualTo("27820000001");
    }

    @Test
    void section4_renewKeepsTheSessionWithTheHeaderAndWithoutIt() {
        Answer login = eclipse.login("username", "user_password");
        String jwt = Eclipse.jwt(login);
        String body = "{\"jwt\":\"" + jwt + "\"}";

        Answer withHeader = eclipse.api().as(jwt).post("/authentication/renew", body);
        Answer withoutHeader = eclipse.api().post("/authentication/renew", body);

        assertThat(withHeader.status()).isEqualTo(200);
        assertThat(withHeader.at("sessionId")).isEqualTo(login.at("sessionId"));
        assertThat(withHeader.at("csrfToken")).isNotEqualTo(login.at("csrfToken"));
        assertThat(withoutHeader.status()).isEqualTo(200);
        assertThat(withoutHeader.at("sessionId")).isEqualTo(login.at("sessionId"));
    }

    @Test
    void section6_logoutEndsEveryTokenOfTheSessionAtOnce() {
        Person person = eclipse.person("first_password");
        String first = eclipse.jwt(person.identity(), person.password());
        String second = Eclipse.jwt(eclipse.api().post("/authentication/renew", "{\"jwt\":\"" + first + "\"}"));
        String profile = "/tenants/1/customers/" + person.customer();
        assertThat(eclipse.api().as(first).get(profile).status()).isEqualTo(200);
        assertThat(eclipse.api().as(second).get(profile).status()).isEqualTo(200);

        Api signedIn = eclipse.api().as(second);
        Answer logout = signedIn.post("/authentication/logout", "{\"jwt\":\"" + second + "\"}");

        assertThat(logout.status()).isEqualTo(204);
        assertThat(eclipse.api().as(first).get(profile).status()).isEqualTo(401);
        assertThat(eclipse.api().as(second).get(profile).status()).isEqualTo(401);
        assertThat(eclipse.api()
                        .post("/authentication/renew", "{\"jwt\":\"" + first + "\"}")
                        .code())
                .isEqualTo("USR904");
        assertThat(signedIn.post("/authentication/logout", "{\"jwt\":\"" + second + "\"}")
                        .status())
                .as("signing out twice is no mistake")
                .isEqualTo(204);
    }

    @Test
    void section7_thePasswordIsResetByAPinFromTheInbox() {
        Person person = eclipse.person("first_password");
        String before = eclipse.jwt(person.identity(), person.password());
        String path = "/global/identities/" + person.identity();

        Answer init = eclipse.api().post(path + "/password-change-init", "{\"type\":\"OTP\"}");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> eclipse.newestTextTo(person.phone()), text -> text.contains("123456"));
        Answer change =
                eclipse.api().post(path + "/password-change", "{\"hash\":\"123456\",\"password\":\"second_password\"}");

        assertThat(init.status()).isEqualTo(204);
        assertThat(change.status()).isEqualTo(204);
        assertThat(eclipse.login(person.identity(), "second_password").status()).isEqualTo(200);
        assertThat(eclipse.login(person.identity(), "first_password").code()).isEqualTo("USR002");
        assertThat(eclipse.api()
                        .as(before)
                        .get("/tenants/1/customers/" + person.customer())
                        .status())
                .as("a reset ends all sessions")
                .isEqualTo(401);
    }
}
