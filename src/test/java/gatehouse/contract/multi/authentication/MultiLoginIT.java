package gatehouse.contract.multi.authentication;

import static gatehouse.rig.MultiAnswers.assertEmpty;
import static gatehouse.rig.MultiAnswers.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Jwt;
import gatehouse.rig.Multi;
import gatehouse.rig.Unique;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Login with password, identities, access token and logout (2.1, 3.1, 3.2), and what every call is asked first (4). */
@Tag("acceptance")
class MultiLoginIT extends DeployedGatehouse {
    private static final String PASSWORD = "pa$$word";
    private static final String PERSON = "user@example.com";
    private static final String DIRECTOR = "root@example.com";

    private Multi multi;

    @BeforeEach
    void aProgramme() {
        multi = Multi.at(base());
    }

    @AfterEach
    void backToRealTime() {
        multi.sandbox().backToRealTime();
    }

    @Test
    void thePublishedExampleWorksAsPrinted() {
        Answer answer = multi.api().post("/login_with_password", """
                {"email": "user@example.com", "password": {"value": "pa$$word"}}""");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder("token", "tokenType", "identity", "credentials");
        assertThat(answer.at("tokenType")).isEqualTo("ACCESS");
        JsonNode identity = answer.json().path("identity");
        assertThat(identity.path("type").asString()).isEqualTo("CONSUMER");
        assertThat(identity.path("id").asString()).matches("[0-9]+");
        assertThat(answer.json().path("credentials").path("type").asString()).isEqualTo("ROOT");
        assertThat(answer.json().path("credentials").path("id")).isEqualTo(identity.path("id"));
    }

    @Test
    void theTokenIsForThisDoorAndLivesAsLongAsTheSessionCan() {
        JsonNode claims = new Jwt(multi.token(PERSON, PASSWORD)).claims();

        assertThat(claims.path("aud").asString()).isEqualTo("gatehouse-multi");
        assertThat(claims.path("kind").asString()).isEqualTo("ACCESS");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong())
                .isEqualTo(Duration.ofHours(12).toSeconds());
    }

    @Test
    void aTokenOfOneDoorOpensNoOther() {
        Eclipse eclipse = Eclipse.at(base());
        String theirs = eclipse.jwt("username", "user_password");
        String ours = multi.token(PERSON, PASSWORD);

        assertThat(multi.identities(theirs).status()).isEqualTo(401);
        assertThat(eclipse.api().as(ours).get("/tenants/1/customers/3").status())
                .isEqualTo(401);
        assertThat(multi.server().below("/console/api").as(ours).get("/tenants").status())
                .isIn(401, 403, 404, 405);
    }

    @ParameterizedTest
    @CsvSource({"user@example.com,wrong pa$$word", "nobody@example.com,pa$$word", "username,user_password"})
    void whateverIsWrongIsForbiddenWithoutAWord(String email, String password) {
        String name = email.contains("@") ? email : email + "@example.com";

        assertEmpty(multi.login(name, password), 403);
    }

    @Test
    void capitalsInAnAddressMakeNoDifference() {
        assertThat(multi.login("User@Example.COM", PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void anUnknownAddressIsLockedAfterFiveFailuresForHalfAnHour() {
        String nobody = Unique.text() + "@example.com";
        List<Integer> answers = IntStream.range(0, 7)
                .mapToObj(i -> multi.login(nobody, PASSWORD))
                .map(Answer::status)
                .toList();

        assertThat(answers).containsExactly(403, 403, 403, 403, 403, 423, 423);
        assertEmpty(multi.login(nobody, PASSWORD), 423);
        multi.sandbox().advance(Duration.ofMinutes(30));
        assertThat(multi.login(nobody, PASSWORD).status()).isEqualTo(403);
    }

    @Test
    void anExpiredPasswordGivesATokenThatOpensNothingElse() {
        Answer answer = multi.login("expired@example.com", PASSWORD);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().propertyNames()).containsExactly("token");
        String token = answer.at("token");
        assertEmpty(multi.identities(token), 403);
        assertEmpty(multi.accessToken(token, "CONSUMER", "8"), 403);
        assertEmpty(multi.logout(token), 403);
    }

    @Test
    void theSessionEndsFiveIdleMinutesAfterTheLastAcceptedCall() {
        String token = multi.token(PERSON, PASSWORD);
        multi.sandbox().advance(Duration.ofMinutes(4));
        assertThat(multi.opens(token)).isTrue();
        multi.sandbox().advance(Duration.ofMinutes(4));
        assertThat(multi.accessToken(token, "CONSUMER", "999999").status()).isEqualTo(404);

        multi.sandbox().advance(Duration.ofMinutes(1));

        assertThat(multi.opens(token)).as("a refused call is no activity").isFalse();
    }

    @Test
    void whoActsForOneIdentitySeesItAndMayExchange() {
        String token = multi.token(PERSON, PASSWORD);

        Answer identities = multi.identities(token);
        Answer exchanged = multi.accessToken(token, "CONSUMER", "7");
        Answer unnamed = multi.api().as(token).post("/access_token", "{}");

        assertThat(identities.json().toString())
                .isEqualTo("[{\"id\":{\"type\":\"CONSUMER\",\"id\":\"7\"},\"name\":\"Sample Member\"}]");
        assertThat(exchanged.json().propertyNames())
                .containsExactlyInAnyOrder("token", "identity", "credentials", "status");
        assertThat(exchanged.at("status")).isEqualTo("STANDARD");
        assertThat(Multi.token(unnamed)).isNotEqualTo(token);
        assertThat(multi.opens(Multi.token(exchanged))).isTrue();
        assertThat(multi.opens(token)).isTrue();
    }

    @Test
    void whoActsForSeveralIdentitiesChoosesOneFirst() {
        Answer login = multi.login(DIRECTOR, PASSWORD);
        String auth = Multi.token(login);
        assertThat(login.at("tokenType")).isEqualTo("AUTH");

        JsonNode identities = multi.identities(auth).json();
        String second = identities.path(1).path("id").path("id").asString();
        Answer chosen = multi.accessToken(auth, "CORPORATE", second);

        assertThat(identities.size()).isEqualTo(2);
        assertThat(chosen.json().path("identity").path("id").asString()).isEqualTo(second);
        assertThat(chosen.json().path("credentials").path("type").asString()).isEqualTo("ROOT");
        assertThat(new Jwt(Multi.token(chosen)).claims().path("kind").asString())
                .isEqualTo("ACCESS");
        assertInvalid(multi.api().as(auth).post("/access_token", "{}"), "[]", "identity", "REQUIRED");
    }

    @Test
    void theTokenThatChoosesOutlivesWhateverIsChosen() {
        String auth = multi.token(DIRECTOR, PASSWORD);
        String first = Multi.token(multi.accessToken(auth, "CORPORATE", "9"));
        for (int i = 0; i < 10; i++) {
            assertThat(multi.accessToken(auth, "CORPORATE", "9").status()).isEqualTo(200);
        }

        assertThat(multi.opens(auth)).isTrue();
        assertThat(multi.opens(first)).as("the oldest of eleven").isFalse();
    }

    @Test
    void anIdentityOfAnotherTypeOrOfNobodyIsNotExchanged() {
        String auth = multi.token(DIRECTOR, PASSWORD);

        assertEmpty(multi.accessToken(auth, "CONSUMER", "9"), 401);
        Answer unknown = multi.accessToken(auth, "CORPORATE", "7");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().propertyNames()).containsExactlyInAnyOrder("code", "message");
        assertThat(multi.accessToken(auth, "CORPORATE", "9".repeat(40)).status())
                .isEqualTo(404);
    }

    @Test
    void whosePasswordIsLockedExchangesNoToken() {
        Multi.Root person = multi.verified(multi.consumer());
        String token = multi.withPassword(person);
        IntStream.range(0, 5).forEach(i -> multi.login(person.email(), "wrong"));

        assertEmpty(multi.accessToken(token, "CONSUMER", person.id()), 423);
        multi.sandbox().advance(Duration.ofMinutes(30));
        assertThat(multi.accessToken(multi.token(person.email(), Multi.PASSWORD), "CONSUMER", person.id())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void signingOutEndsAllTokensOfTheLoginAndNoOther() {
        String auth = multi.token(DIRECTOR, PASSWORD);
        String access = Multi.token(multi.accessToken(auth, "CORPORATE", "9"));
        String elsewhere = multi.token(DIRECTOR, PASSWORD);

        Answer out = multi.logout(access);

        assertEmpty(out, 204);
        assertThat(multi.opens(access)).isFalse();
        assertThat(multi.opens(auth)).isFalse();
        assertThat(multi.opens(elsewhere)).isTrue();
        assertEmpty(multi.logout(access), 401);
    }

    @Test
    void signingOutTakesNoBodyAnyBodyAndTheTokenThatChooses() {
        assertThat(multi.api()
                        .as(multi.token(PERSON, PASSWORD))
                        .post("/logout", null)
                        .status())
                .isEqualTo(204);
        assertThat(multi.api()
                        .as(multi.token(PERSON, PASSWORD))
                        .send("POST", "/logout", "what", "text/plain")
                        .status())
                .isEqualTo(204);
        assertThat(multi.logout(multi.token(DIRECTOR, PASSWORD)).status()).isEqualTo(204);
    }

    @Test
    void theKeyOfTheProgrammeIsAskedFirst() {
        Api without = multi.withoutKey();

        assertInvalid(without.post("/login_with_password", "{"), "[]", "api-key", "REQUIRED");
        assertInvalid(without.with("api-key", " ").get("/identities"), "[]", "api-key", "REQUIRED");
        assertEmpty(without.with("api-key", "no-such-key").post("/login_with_password", "{"), 401);
        assertEmpty(without.with("api-key", "sandbox-programme-key").post("/login_with_password", "{}"), 401);
        assertThat(without.get("/no_such_path").status()).isEqualTo(404);
        assertThat(without.get("/login_with_password").status()).isEqualTo(405);
    }

    @Test
    void aTokenOfOneTenantWithAnothersKeyIsForbidden() {
        String key = Eclipse.at(base()).tenant().path("apiKey").asString();
        String token = multi.token(PERSON, PASSWORD);

        assertEmpty(Multi.at(base(), key).identities(token), 403);
        assertEmpty(Multi.at(base(), key).logout(token), 403);
        assertEmpty(Multi.at(base(), key).login(PERSON, PASSWORD), 403);
        assertThat(multi.opens(token)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no-token", "a.b.c"})
    void whoHasNoGoodTokenIsNotSignedIn(String token) {
        Api caller = token.isEmpty() ? multi.api() : multi.api().as(token);

        assertEmpty(caller.get("/identities"), 401);
        assertEmpty(caller.post("/logout", "{}"), 401);
        assertEmpty(caller.post("/access_token", "{}"), 401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | [] | email | REQUIRED",
                "{\"email\":null,\"password\":{\"value\":\"x\"}} | [] | email | REQUIRED",
                "{\"email\":\"\",\"password\":{\"value\":\"x\"}} | [] | email | REGEX",
                "{\"email\":\"nobody\",\"password\":{\"value\":\"x\"}} | [] | email | REGEX",
                "{\"email\":\"no.@example.com\",\"password\":{\"value\":\"x\"}} | [] | email | REGEX",
                "{\"email\":\"a@example.com\"} | [] | password | REQUIRED",
                "{\"email\":\"a@example.com\",\"password\":null} | [] | password | REQUIRED",
                "{\"email\":\"a@example.com\",\"password\":{}} | [\"password\"] | value | REQUIRED",
                "{\"email\":\"a@example.com\",\"password\":{\"value\":null}} | [\"password\"] | value | REQUIRED"
            })
    void fieldsThatAreWrongAreNamed(String body, String params, String field, String error) {
        assertInvalid(multi.api().post("/login_with_password", body), params, field, error);
    }

    @Test
    void anEmptyPasswordIsToldInASentence() {
        Answer answer = multi.login("a@example.com", "");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().toString()).isEqualTo("{\"message\":\"request.password.value: must not be blank\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "null", "", "{\"email\":\"a@example.com\",\"email\":\"b@example.com\"}"})
    void aBodyThatIsNoJsonObjectIsRefused(String body) {
        Answer answer = multi.api().post("/login_with_password", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().propertyNames()).containsExactly("message");
    }

    @Test
    void anApostropheIsPartOfAnAddress() {
        assertEmpty(multi.login("o'" + Unique.text() + "@example.com", PASSWORD), 403);
    }
}
