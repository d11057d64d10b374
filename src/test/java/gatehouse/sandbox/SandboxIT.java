package gatehouse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Eclipse.Person;
import gatehouse.rig.Jwt;
import gatehouse.rig.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The door for trying things out: inbox, clock, reset and samples. */
class SandboxIT extends DeployedGatehouse {
    private static final String PASSWORD = "first_password";
    /** How far the clocks of two processes of one machine may be apart. */
    private static final Duration TICK = Duration.ofSeconds(1);

    private Eclipse eclipse;
    private Sandbox sandbox;
    private Api api;

    @BeforeEach
    void reach() {
        eclipse = Eclipse.at(base());
        sandbox = eclipse.sandbox();
        api = sandbox.api();
    }

    @AfterEach
    void backToRealTime() {
        sandbox.backToRealTime();
    }

    @Test
    void aDeliveredMessageIsShownWithAllThatIsKnownOfIt() {
        Person person = personWithTexts(1);

        JsonNode message = api.get("/messages?to=" + person.phone() + "&channel=SMS")
                .json()
                .path(0);

        assertThat(Set.copyOf(message.propertyNames()))
                .containsExactlyInAnyOrder("id", "channel", "to", "text", "purpose", "status", "created");
        assertThat(message.path("channel").asString()).isEqualTo("SMS");
        assertThat(message.path("to").asString()).isEqualTo(person.phone());
        assertThat(message.path("text").asString()).contains("123456");
        assertThat(message.path("purpose").asString()).isEqualTo("PASSWORD_RESET_CODE");
        assertThat(message.path("status").asString()).isEqualTo("DELIVERED");
        assertThat(Instant.parse(message.path("created").asString()))
                .isCloseTo(sandbox.now(), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void theInboxIsFilteredByRecipientChannelAndLimitAndTheNewestComesFirst() {
        Person person = personWithTexts(2);
        Person other = personWithTexts(1);

        List<String> ids = ids("/messages?to=" + person.phone());

        assertThat(ids).hasSize(2);
        assertThat(api.get("/messages?to=" + person.phone())
                        .json()
                        .path(0)
                        .path("text")
                        .asString())
                .contains("changed");
        assertThat(ids("/messages?to=%2B" + person.phone())).isEqualTo(ids);
        assertThat(ids("/messages?to=" + person.phone() + "&channel=SMS")).isEqualTo(ids);
        assertThat(ids("/messages?to=" + person.phone() + "&channel=EMAIL")).isEmpty();
        assertThat(ids("/messages?to=" + person.phone() + "&limit=1")).isEqualTo(ids.subList(0, 1));
        assertThat(ids("/messages?limit=1")).hasSize(1);
        assertThat(ids("/messages"))
                .containsSubsequence(ids("/messages?to=" + other.phone()).get(0), ids.get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1001", "limit=many", "limit=1.5", "channel=PIGEON", "channel=sms"})
    void aFilterThatMakesNoSenseIsRefused(String filter) {
        Answer refused = api.get("/messages?" + filter);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("message")).isNotBlank();
    }

    @Test
    void theInboxCanBeCleared() {
        Person person = personWithTexts(1);

        assertThat(api.delete("/messages").status()).isEqualTo(204);

        // Nobody else's: what an earlier test caused may still arrive.
        assertThat(ids("/messages?to=" + person.phone())).isEmpty();
    }

    @Test
    void theClockGoesForwardAndBackToRealTime() {
        Instant begin = Instant.now();
        Answer before = api.get("/clock");
        assertThat(before.at("offset")).isEqualTo("PT0S");
        assertThat(Instant.parse(before.at("now")))
                .isBetween(begin.minus(TICK), Instant.now().plus(TICK));

        Answer moved = api.post("/clock", "{\"advance\":\"PT31M\"}");
        Answer again = api.post("/clock", "{\"advance\":\"P1DT0.5S\"}");

        assertThat(moved.status()).isEqualTo(200);
        assertThat(moved.at("offset")).isEqualTo("PT31M");
        assertThat(again.at("offset")).isEqualTo("PT24H31M0.5S");
        Duration ahead = Duration.parse(again.at("offset"));
        assertThat(Instant.parse(again.at("now")))
                .isBetween(
                        begin.plus(ahead).minus(TICK), Instant.now().plus(ahead).plus(TICK));
        assertThat(api.get("/clock").at("offset")).isEqualTo("PT24H31M0.5S");
        assertThat(api.delete("/clock").at("offset")).isEqualTo("PT0S");
        assertThat(api.get("/clock").at("offset")).isEqualTo("PT0S");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"advance\":\"-PT1M\"}",
                "{\"advance\":\"PT-1M\"}",
                "{\"advance\":\"P3651D\"}",
                "{\"advance\":\"PT9223372036854775807S\"}",
                "{\"advance\":\"31 minutes\"}",
                "{\"advance\":\"PT\"}",
                "{\"advance\":\"P1Y\"}",
                "{\"advance\":\"\"}",
                "{\"advance\":null}",
                "{\"advance\":31}",
                "{}",
                "[]",
                "{"
            })
    void aMoveThatMakesNoSenseIsRefusedAndMovesNothing(String body) {
        Answer refused = api.post("/clock", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("message")).isNotBlank();
        assertThat(api.get("/clock").at("offset")).isEqualTo("PT0S");
    }

    @Test
    void manyMovesTogetherGoNoFartherThanOne() {
        sandbox.advance(Duration.ofDays(3649));

        assertThat(api.post("/clock", "{\"advance\":\"P2D\"}").status()).isEqualTo(400);
        assertThat(api.post("/clock", "{\"advance\":\"P1D\"}").status()).isEqualTo(200);
    }

    @Test
    void backInRealTimeWhatBeganLaterIsGone() {
        Person person = eclipse.person(PASSWORD);
        String before = eclipse.jwt(person.identity(), PASSWORD);
        sandbox.advance(Duration.ofMinutes(30));
        String later = eclipse.jwt(person.identity(), PASSWORD);
        eclipse.askForCode(person.identity(), "OTP");
        sandbox.awaitTextsTo(person.phone(), 1);
        IntStream.range(0, 5).forEach(i -> eclipse.login(person.identity(), "wrong_password"));
        assertThat(eclipse.login(person.identity(), PASSWORD).status()).isEqualTo(401);

        sandbox.backToRealTime();

        assertThat(eclipse.opens(before, person))
                .as("a session that began before")
                .isTrue();
        assertThat(eclipse.opens(later, person))
                .as("a session that began later")
                .isFalse();
        assertThat(eclipse.changePassword(person.identity(), "123456", "second_password")
                        .code())
                .as("a code that was sent later")
                .isEqualTo("USR007");
        assertThat(eclipse.login(person.identity(), PASSWORD).status())
                .as("a lock that began later")
                .isEqualTo(200);
    }

    @Test
    void aResetBringsTheSamplesBackAndNothingElseStays() {
        Person person = eclipse.person(PASSWORD);
        eclipse.askForCode(person.identity(), "OTP");
        sandbox.awaitTextsTo(person.phone(), 1);
        JsonNode tenant = eclipse.tenant();
        says(tenant);
        String sample = eclipse.jwt("username", "user_password");
        String admin = eclipse.jwt("sandbox-admin", "Sandbox-Admin-1");
        IntStream.range(0, 5).forEach(i -> eclipse.login("username", "wrong_password"));
        sandbox.advance(Duration.ofMinutes(5));

        assertThat(api.send("POST", "/reset", null, null).status()).isEqualTo(204);

        assertThat(api.get("/clock").at("offset")).isEqualTo("PT0S");
        assertThat(ids("/messages?to=" + person.phone())).isEmpty();
        assertThat(eclipse.login(person.identity(), PASSWORD).code()).isEqualTo("USR002");
        assertThat(eclipse.login(
                                tenant.path("systemIdentity").asString(),
                                tenant.path("systemPassword").asString())
                        .code())
                .isEqualTo("USR002");
        assertThat(eclipse.api().as(sample).get("/tenants/1/customers/3").status())
                .as("an old token")
                .isEqualTo(401);
        assertThat(eclipse.api().as(admin).get("/tenants/1/customers/3").status())
                .isEqualTo(401);
        assertSamples();
        assertThat(eclipse.admin()
                        .get("/tenants/1/customers/" + person.customer())
                        .status())
                .isEqualTo(404);
    }

    /** With routes and texts of its own, which refer to it. */
    private void says(JsonNode tenant) {
        Api console = eclipse.server()
                .below("/console/api")
                .as(eclipse.jwt(
                        tenant.path("systemIdentity").asString(),
                        tenant.path("systemPassword").asString()));
        String path = "/tenants/" + tenant.path("id").asLong();
        assertThat(console.put(path + "/routes", "{\"routes\":[{\"gateways\":[\"sandbox\"]}]}")
                        .status())
                .isEqualTo(200);
        assertThat(console.put(path + "/texts/SMS/pt/STEP_UP_CODE", "{\"body\":\"{code}\"}")
                        .status())
                .isEqualTo(200);
    }

    private void assertSamples() {
        Jwt customer = new Jwt(eclipse.jwt("username", "user_password"));
        assertThat(customer.claims().path("uid").asLong()).isEqualTo(3);
        assertThat(customer.claims().path("tenant").asLong()).isEqualTo(1);
        JsonNode profile = eclipse.system().get("/tenants/1/customers/3").json();
        assertThat(profile.path("customerId").asLong()).isEqualTo(3);
        assertThat(profile.path("phone1").asString()).isEqualTo("27820000001");
        assertThat(eclipse.login("sandbox-admin", "Sandbox-Admin-1").at("roles"))
                .isEmpty();
        assertThat(eclipse.login("sandbox-admin", "Sandbox-Admin-1")
                        .json()
                        .path("roles")
                        .toString())
                .contains("GLOBAL_ADMIN");
    }

    @Test
    void everyAnswerSaysThatThisIsASandbox() {
        String dead = "eyJhbGciOiJSUzI1NiJ9.e30.AAAA";

        assertThat(List.of(
                        eclipse.login("username", "user_password"),
                        eclipse.login("username-wrong", "user_password"),
                        eclipse.api().get("/nowhere"),
                        eclipse.api().as(dead).get("/tenants/1/customers/3"),
                        eclipse.api().send("PATCH", "/authentication/login", null, null),
                        eclipse.api().post("/authentication/login", "{"),
                        eclipse.server().get("/nowhere-at-all"),
                        eclipse.server().get("/.well-known/jwks.json"),
                        api.get("/clock"),
                        api.get("/nowhere")))
                .allSatisfy(answer -> assertThat(answer.header("Gatehouse-Mode"))
                        .as(answer.toString())
                        .isEqualTo("sandbox"));
    }

    /** @param texts 1 for a code, 2 for the news that it was used too */
    private Person personWithTexts(int texts) {
        Person person = eclipse.person(PASSWORD);
        eclipse.askForCode(person.identity(), "OTP");
        sandbox.awaitTextsTo(person.phone(), 1);
        if (texts > 1) {
            eclipse.changePassword(person.identity(), "123456", "second_password");
            sandbox.awaitTextsTo(person.phone(), 2);
        }
        return person;
    }

    private List<String> ids(String path) {
        return api.get(path)
                .json()
                .valueStream()
                .map(message -> message.path("id").asString())
                .toList();
    }
}
