package gatehouse.contract.multi.user;

import static gatehouse.rig.MultiAnswers.assertConflict;
import static gatehouse.rig.MultiAnswers.assertEmpty;
import static gatehouse.rig.MultiAnswers.assertInvalid;
import static gatehouse.rig.MultiAnswers.assertSentence;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.Body;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Multi;
import gatehouse.rig.Unique;
import gatehouse.support.Together;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A user chooses a password by an invite (2.4). */
class InvitesIT extends DeployedGatehouse {
    private static final String CODE = "123456";
    private static final String PASSWORD = "Invited.Once-7";
    private static final String INVALID = "INVITE_OR_INVITE_CODE_INVALID";

    private Multi multi;
    private Multi.Root root;
    private Api caller;
    private String email;
    private String user;

    @BeforeEach
    void aUserOfACompany() {
        multi = Multi.at(base());
        root = multi.corporate();
        String token = multi.tokenToAddUsers(root);
        caller = multi.api().as(token);
        email = Unique.text() + "@example.com";
        user = multi.addUser(token, email).at("id");
    }

    @AfterEach
    void backToRealTime() {
        multi.sandbox().backToRealTime();
    }

    @Test
    void whoIsInvitedChoosesAPasswordAndIsSignedIn() {
        assertEmpty(invite(), 204);
        assertThat(multi.sandbox().awaitTextsTo(email, 1).get(0))
                .startsWith("You are invited")
                .contains("Your code is 123456. It is valid for 30 days.");
        assertEmpty(validate(user, CODE), 204);
        assertEmpty(validate(user, 123456), 204);

        Answer consumed = consume(user, CODE, PASSWORD);

        assertThat(consumed.json().propertyNames()).containsExactly("token");
        assertThat(multi.opens(Multi.token(consumed))).isTrue();
        Answer login = multi.login(email, PASSWORD);
        assertThat(login.json().path("credentials").toString())
                .isEqualTo("{\"type\":\"USER\",\"id\":\"" + user + "\"}");
        assertThat(login.json().path("identity").path("id").asString()).isEqualTo(root.id());
    }

    @Test
    void anInviteIsConsumedOnce() {
        invite();
        consume(user, CODE, PASSWORD);

        assertConflict(consume(user, CODE, PASSWORD), "PASSWORD_ALREADY_CREATED");
        assertConflict(validate(user, CODE), INVALID);
        assertConflict(invite(), "INVITE_ALREADY_CONSUMED");
    }

    @Test
    void ofManyWhoConsumeAtTheSameMomentOneSucceeds() {
        invite();

        List<Answer> answers = Together.times(4, () -> consume(user, CODE, PASSWORD));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .hasSize(3)
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(409))
                .allSatisfy(answer -> assertThat(answer.at("errorCode")).isIn(INVALID, "PASSWORD_ALREADY_CREATED"));
    }

    @Test
    void whateverIsWrongWithACodeIsOneConflict() {
        assertConflict(validate(user, CODE), INVALID);
        assertConflict(consume(user, CODE, PASSWORD), INVALID);
        invite();
        assertConflict(validate(user, "654321"), INVALID);
        assertConflict(consume(user, "654321", PASSWORD), INVALID);
        assertConflict(validate(root.id(), CODE), INVALID);
        assertConflict(consume(root.id(), CODE, PASSWORD), INVALID);
        assertConflict(validate("1", CODE), INVALID);
        assertConflict(consume("1", CODE, PASSWORD), "UNRESOLVED_IDENTITY");
        Multi elsewhere =
                Multi.at(base(), Eclipse.at(base()).tenant().path("apiKey").asString());
        assertConflict(
                elsewhere.api().post("/users/" + user + "/invite/consume", body(CODE, PASSWORD)),
                "UNRESOLVED_IDENTITY");
    }

    @Test
    void anInviteIsGoodForThirtyDays() {
        invite();
        multi.sandbox().advance(Duration.ofDays(30).minusMinutes(1));
        assertEmpty(validate(user, CODE), 204);

        multi.sandbox().advance(Duration.ofMinutes(1));

        assertConflict(validate(user, CODE), INVALID);
        assertConflict(consume(user, CODE, PASSWORD), INVALID);
    }

    @Test
    void wrongCodesAreCountedAcrossAllInvites() {
        invite();
        for (int guess = 0; guess < 3; guess++) {
            assertConflict(validate(user, "65432" + guess), INVALID);
        }
        invite();
        for (int guess = 0; guess < 2; guess++) {
            assertConflict(consume(user, "65432" + guess, PASSWORD), INVALID);
        }

        assertConflict(consume(user, CODE, PASSWORD), INVALID);

        multi.sandbox().advance(Duration.ofMinutes(30));
        assertThat(consume(user, CODE, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void anInviteMayBeSentAgain() {
        assertEmpty(invite(), 204);
        assertEmpty(invite(), 204);

        assertThat(consume(user, CODE, PASSWORD).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "Short-1,PASSWORD_TOO_SHORT",
        "Far-too-long-for-a-password-of-30,PASSWORD_TOO_LONG",
        "nothing special 1,PASSWORD_TOO_SIMPLE"
    })
    void aPasswordThatWillNotDoLeavesTheCodeGood(String password, String code) {
        invite();

        assertConflict(consume(user, CODE, password), code);

        assertThat(consume(user, CODE, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void whoIsShutOutIsNotInvitedAnyMore() {
        invite();
        caller.post("/users/" + user + "/deactivate", "{}");

        assertConflict(consume(user, CODE, PASSWORD), INVALID);
        caller.post("/users/" + user + "/activate", "{}");
        assertConflict(consume(user, CODE, PASSWORD), INVALID);
        invite();
        assertThat(consume(user, CODE, PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void anotherAddressVoidsTheInvite() {
        invite();
        caller.patch("/users/" + user, "{\"email\":\"" + Unique.text() + "@example.com\"}");

        assertConflict(consume(user, CODE, PASSWORD), INVALID);
    }

    @Test
    void theInvitedMayBringAnotherMobile() {
        invite();
        String phone = Unique.phone();
        Body body = Body.empty().with("inviteCode", CODE).with("password", Map.of("value", PASSWORD));

        assertConflict(
                multi.api()
                        .post(
                                "/users/" + user + "/invite/consume",
                                body.with("mobile", Map.of("countryCode", "+27", "number", "1"))
                                        .toString()),
                "MOBILE_OR_COUNTRY_CODE_INVALID");
        Answer consumed = multi.api()
                .post(
                        "/users/" + user + "/invite/consume",
                        body.with("mobile", Multi.mobile(phone)).toString());

        assertThat(consumed.status()).as(consumed.toString()).isEqualTo(200);
        assertThat(caller.get("/users/" + user)
                        .json()
                        .path("mobile")
                        .path("number")
                        .asString())
                .isEqualTo(phone.substring(2));
    }

    @Test
    void whatIsNoNumberIsNotThere() {
        assertThat(validate("no-number", CODE).status()).isEqualTo(404);
        assertThat(consume("no-number", CODE, PASSWORD).status()).isEqualTo(404);
    }

    @Test
    void whatIsWrongIsNamed() {
        assertInvalid(validate(user, null), "[]", "inviteCode", "REQUIRED");
        assertSentence(validate(user, "12345"), "request.inviteCode: size must be between 6 and 6");
        assertInvalid(
                multi.api().post("/users/" + user + "/invite/consume", "{\"inviteCode\":\"123456\"}"),
                "[]",
                "password",
                "REQUIRED");
        assertEmpty(multi.api().post("/users/" + user + "/invite", "{}"), 401);
    }

    private Answer invite() {
        return caller.post("/users/" + user + "/invite", "{}");
    }

    private Answer validate(String invited, Object code) {
        return multi.api()
                .post(
                        "/users/" + invited + "/invite/validate",
                        Body.empty().with("inviteCode", code).toString());
    }

    private Answer consume(String invited, String code, String password) {
        return multi.api().post("/users/" + invited + "/invite/consume", body(code, password));
    }

    private static String body(String code, String password) {
        return Body.empty()
                .with("inviteCode", code)
                .with("password", Map.of("value", password))
                .toString();
    }
}
