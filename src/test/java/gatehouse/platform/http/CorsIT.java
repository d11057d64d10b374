package gatehouse.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls from the pages of other origins: who may make them, and what they may see. */
class CorsIT extends DeployedGatehouse {
    private static final String PROTECTED = "/tenants/1/customers/3";

    private Eclipse eclipse;

    @BeforeEach
    void reach() {
        eclipse = Eclipse.at(base());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:3000", "https://localhost", "http://127.0.0.1:8080", "http://[::1]:9000"})
    void inTheSandboxAnyPageOfThisMachineMayCall(String origin) {
        Answer answer = preflight(origin);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(origin);
        assertThat(answer.header("Access-Control-Allow-Methods")).contains("GET", "POST", "PUT", "DELETE");
        assertThat(answer.header("Access-Control-Allow-Headers")).isEqualTo("authorization,content-type,renew-csrf");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(answer.header("Vary")).contains("Origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example.com",
                "http://localhost.evil.example.com",
                "http://evil.example.com/localhost",
                "http://localhost:3000.evil.example.com",
                "null"
            })
    void aForeignPageIsRefused(String origin) {
        Answer preflight = preflight(origin);
        Answer call = from(origin).post("/authentication/login", Eclipse.loginBody("username-wrong", "user_password"));

        assertThat(preflight.status()).isEqualTo(403);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(call.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(call.header("Vary")).contains("Origin");
    }

    @Test
    void aPageMayReadWhatItNeedsOfAnAnswerAndOfARefusal() {
        Api page = from("http://localhost:3000");

        assertIsReadable(page.post("/authentication/login", Eclipse.loginBody("username", "user_password")));
        assertIsReadable(page.post("/authentication/login", Eclipse.loginBody("username-wrong", "user_password")));
        assertIsReadable(page.get(PROTECTED));
        assertIsReadable(page.as("eyJhbGciOiJSUzI1NiJ9.e30.AAAA").get(PROTECTED));
        assertIsReadable(page.get("/nowhere"));
    }

    private static void assertIsReadable(Answer answer) {
        assertThat(answer.header("Access-Control-Allow-Origin"))
                .as(answer.toString())
                .isEqualTo("http://localhost:3000");
        assertThat(answer.header("Access-Control-Expose-Headers"))
                .contains("request-ref", "x-ratelimit-", "Retry-After", "csrf");
    }

    @Test
    void aTenantLetsItsOwnPagesIn() {
        String origin = "https://app-" + UUID.randomUUID() + ".example.com";
        assertThat(preflight(origin).status()).isEqualTo(403);

        eclipse.tenant(origin);

        assertThat(preflight(origin).status()).isEqualTo(204);
        assertThat(preflight(origin).header("Access-Control-Allow-Origin")).isEqualTo(origin);
        assertThat(preflight(origin.replace("https", "http")).status()).isEqualTo(403);
    }

    @Test
    void aCallFromNoPageIsNotAskedWhereItIsFrom() {
        Answer answer = eclipse.login("username", "user_password");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }

    private Api from(String origin) {
        return eclipse.api().with("Origin", origin);
    }

    /** A preflight never carries a token, also for a call that needs one. */
    private Answer preflight(String origin) {
        return from(origin)
                .with("Access-Control-Request-Method", "GET")
                .with("Access-Control-Request-Headers", "authorization,content-type,renew-csrf")
                .send("OPTIONS", PROTECTED, null, null);
    }
}
