package gatehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Eclipse.Person;
import gatehouse.rig.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The shortest proof that a server runs Gatehouse as it should; the one test that runs on every server and every
 * database. It asks for what servers do differently: tokens, roles, errors, and the queue.
 */
@Tag("acceptance")
class SmokeIT extends DeployedGatehouse {
    private static final String OWN_PROFILE = "/tenants/1/customers/3";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String RIGHT = Eclipse.loginBody("username", "user_password");
    private static final String WRONG = Eclipse.loginBody("username-wrong", "user_password");

    private Eclipse eclipse;
    private Api api;

    @BeforeEach
    void reach() {
        eclipse = Eclipse.at(base());
        api = eclipse.api();
    }

    @Test
    void pagesAreServed() {
        Answer answer = eclipse.server().get("/");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Gatehouse-Mode")).isEqualTo("sandbox");
    }

    @Test
    void theDescriptionIsServed() {
        Answer answer = eclipse.server().get("/openapi");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("openapi")).startsWith("3.1");
    }

    /** By the server's own metrics or by ours, whatever it has. */
    @Test
    void figuresAreShownToThisMachineOnly() {
        eclipse.jwt("username", "user_password");
        Api collector = Api.at(base()).with("Accept", "text/plain");

        Answer figures = collector.get("/metrics");

        assertThat(figures.status()).isEqualTo(200);
        assertThat(figures.text()).contains("gatehouse_hash_permits", "outcome=\"Done\"");
        assertThat(collector
                        .with("X-Forwarded-For", "203.0.113.7")
                        .get("/metrics")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void customerSignsInAndReadsTheOwnProfile() {
        String jwt = eclipse.jwt("username", "user_password");

        Answer profile = api.as(jwt).get(OWN_PROFILE);

        assertThat(profile.status()).isEqualTo(200);
        assertThat(profile.at("phone1")).isEqualTo("27820000001");
    }

    @Test
    void logoutEndsARenewedSession() {
        String first = eclipse.jwt("username", "user_password");
        String second = Eclipse.jwt(eclipse.renew(first));
        assertThat(api.as(second).get(OWN_PROFILE).status()).isEqualTo(200);

        Answer logout = eclipse.logout(second);

        assertThat(logout.status()).isEqualTo(204);
        assertThat(refusal(api.as(first).get(OWN_PROFILE))).isEqualTo("401 SEC001");
        assertThat(refusal(api.as(second).get(OWN_PROFILE))).isEqualTo("401 SEC001");
    }

    @Test
    void codeForANewPasswordReachesTheInbox() {
        Person person = eclipse.person("first_password");

        Answer promise = eclipse.askForCode(person.identity(), "OTP");

        assertThat(promise.status()).isEqualTo(204);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(eclipse.newestTextTo(person.phone())).contains("123456"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysToSpoil")
    void spoiltTokenOpensNothingNotEvenAPublicCall(String how, UnaryOperator<String> spoil) {
        Api impostor = api.as(spoil.apply(eclipse.jwt("username", "user_password")));

        assertThat(refusal(impostor.get(OWN_PROFILE))).isEqualTo("401 SEC001");
        assertThat(refusal(impostor.post("/authentication/login", RIGHT))).isEqualTo("401 SEC001");
    }

    static Stream<Arguments> waysToSpoil() {
        return Stream.of(
                way("garbage", jwt -> "garbage"),
                way("three parts of garbage", jwt -> "garbage.garbage.garbage"),
                way("cut off", jwt -> jwt.substring(0, jwt.length() - 10)),
                way("another signature", jwt -> jwt.substring(0, jwt.lastIndexOf('.') + 1) + "A".repeat(342)),
                way("another customer", jwt -> changed(jwt, 1, "\"uid\":3", "\"uid\":4")),
                way("expired", jwt -> changed(jwt, 1, "\"exp\":\\d+", "\"exp\":1577836800")),
                way("unknown key", jwt -> changed(jwt, 0, "\"kid\":\"[^\"]+\"", "\"kid\":\"nobody\"")),
                way("not signed", jwt -> changed(jwt, 0, "\"alg\":\"[^\"]+\"", "\"alg\":\"none\"")));
    }

    @Test
    void anonymousCallIsNotDoneRatherThanForbidden() {
        assertThat(refusal(api.get(OWN_PROFILE))).isEqualTo("401 SEC001");
        assertThat(refusal(api.as("").get(OWN_PROFILE))).isEqualTo("401 SEC001");
    }

    @Test
    void customerMayNotDoWhatOnlyTheTenantMay() {
        Api customer = api.as(eclipse.jwt("username", "user_password"));

        assertThat(refusal(customer.post("/tenants/1/customers", "{\"phone1\":\"27820000002\"}")))
                .isEqualTo("403 SEC001");
    }

    @Test
    void unknownPathIsNotFound() {
        assertThat(refusal(api.get("/nowhere"))).isEqualTo("404 ARCH086");
    }

    @Test
    void whatTheResourceDoesNotOfferIsNamed() {
        String login = "/authentication/login";

        assertThat(refusal(api.delete(login))).isEqualTo("405 HTT405");
        assertThat(refusal(api.with("Accept", "text/plain").post(login, RIGHT))).isEqualTo("406 HTT406");
        assertThat(refusal(api.send("POST", login, RIGHT, "text/plain"))).isEqualTo("415 HTT415");
    }

    @Test
    void strangeMethodIsRefused() {
        assertThat(Refusal.in(api.send("BREW", "/authentication/login", null, null))
                        .status())
                .isIn(405, 501);
    }

    /** The connector of a server may refuse it before any application, and then without a body. */
    @Test
    void traceIsRefusedAndEchoesNothing() {
        Answer answer = api.with("X-Secret", "echo-me").send("TRACE", "/authentication/login", null, null);

        assertThat(answer.status()).isIn(405, 501);
        assertThat(answer.text()).doesNotContain("echo-me");
    }

    @Test
    void brokenJsonIsABadRequest() {
        assertThat(refusal(api.post("/authentication/login", "{\"identity\":"))).isEqualTo("400 JPE001");
    }

    @Test
    void missingFieldIsABadRequest() {
        assertThat(refusal(api.post("/authentication/login", "{\"identity\":\"username\"}")))
                .isEqualTo("400 VAL001");
    }

    @Test
    void refusalsCarryTheTraceOfTheirCall() {
        Api traced = api.with("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");

        assertThat(Refusal.in(traced.as("garbage").get(OWN_PROFILE)).traceId())
                .as("the server")
                .isEqualTo(TRACE);
        assertThat(Refusal.in(traced.get("/nowhere")).traceId()).as("JAX-RS").isEqualTo(TRACE);
        assertThat(Refusal.in(traced.post("/authentication/login", WRONG)).traceId())
                .as("a resource")
                .isEqualTo(TRACE);
    }

    /** Status and code, in the array that the contract promises, whoever refused. */
    private static String refusal(Answer answer) {
        return Refusal.in(answer).inShort();
    }

    private static Arguments way(String how, UnaryOperator<String> spoil) {
        return arguments(how, spoil);
    }

    /** The token with something else in its header (0) or payload (1), below the signature that it had. */
    private static String changed(String jwt, int part, String pattern, String replacement) {
        String[] parts = jwt.split("\\.");
        String json = new String(Base64.getUrlDecoder().decode(parts[part]), StandardCharsets.UTF_8);
        String changed = json.replaceFirst(pattern, replacement);
        assertThat(changed).isNotEqualTo(json);
        parts[part] = Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes(StandardCharsets.UTF_8));
        return String.join(".", parts);
    }
}
