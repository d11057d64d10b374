package gatehouse.contract.multi.password;

import static gatehouse.contract.multi.password.PasswordCalls.CHOSEN;
import static gatehouse.contract.multi.password.PasswordCalls.FRESH;
import static gatehouse.rig.MultiAnswers.assertConflict;
import static gatehouse.rig.MultiAnswers.assertEmpty;
import static gatehouse.rig.MultiAnswers.assertInvalid;
import static gatehouse.rig.MultiAnswers.assertSentence;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Multi;
import gatehouse.rig.Unique;
import gatehouse.support.Together;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first password, its change, and the rules (2.2, 2.5, 3.1, 3.4). */
class PasswordsIT extends DeployedGatehouse {
    private static final String WRONG = "Wrong-One-1";

    private Multi multi;
    private PasswordCalls passwords;

    @BeforeEach
    void aProgramme() {
        multi = Multi.at(base());
        passwords = new PasswordCalls(multi);
    }

    @AfterEach
    void backToRealTime() {
        multi.sandbox().backToRealTime();
    }

    @Test
    void theFirstPasswordGivesAUsableTokenBeforeTheAddressIsConfirmed() {
        Multi.Root root = multi.consumer();

        Answer created = passwords.create(root.id(), CHOSEN);

        assertThat(created.status()).as(created.toString()).isEqualTo(200);
        assertThat(created.json().propertyNames()).containsExactlyInAnyOrder("passwordInfo", "token");
        assertThat(created.json().path("passwordInfo").toString())
                .isEqualTo("{\"identityId\":{\"type\":\"CONSUMER\",\"id\":\"" + root.id() + "\"},\"expiryDate\":0}");
        assertThat(multi.opens(created.at("token"))).isTrue();
        assertEmpty(multi.login(root.email(), CHOSEN), 403);
        multi.verified(root);
        assertThat(multi.login(root.email(), CHOSEN).status()).isEqualTo(200);
    }

    @Test
    void theRootOfACorporateGetsOneToo() {
        Multi.Root root = multi.corporate();

        Answer created = passwords.create(root.id(), CHOSEN);

        assertThat(created.json().at("/passwordInfo/identityId/type").asString())
                .isEqualTo("CORPORATE");
        assertThat(multi.login(root.email(), CHOSEN).status()).isEqualTo(200);
    }

    @Test
    void thereIsNoSecondFirstPassword() {
        Multi.Root member = passwords.member();

        assertConflict(passwords.create(member.id(), FRESH), "PASSWORD_ALREADY_CREATED");

        assertThat(multi.login(member.email(), CHOSEN).status()).isEqualTo(200);
    }

    @Test
    void ofManyFirstPasswordsOneIsTaken() {
        Multi.Root root = multi.consumer();

        List<Integer> statuses = Together.times(6, () -> passwords.create(root.id(), CHOSEN)).stream()
                .map(Answer::status)
                .toList();

        assertThat(statuses).containsOnly(200, 409);
        assertThat(statuses).containsOnlyOnce(200);
    }

    @Test
    void whoWasShutOutIsForbiddenOne() {
        Api company = multi.api().as(multi.tokenToAddUsers(multi.corporate()));
        String user = company.post(
                        "/users", Multi.userBody(Unique.text() + "@example.com").toString())
                .at("id");
        company.post("/users/" + user + "/deactivate", "{}");

        assertEmpty(passwords.create(user, CHOSEN), 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999999", "3", "no-number", "99999999999999999999"})
    void whoIsNoUserOfTheProgrammeIsNotFound(String user) {
        Answer answer = passwords.create(user, CHOSEN);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().propertyNames()).containsExactlyInAnyOrder("code", "message");
    }

    @Test
    void theKeyOfAnotherProgrammeFindsNobody() {
        Multi.Root root = multi.consumer();
        String key = Eclipse.at(base()).tenant().path("apiKey").asString();

        assertThat(new PasswordCalls(Multi.at(base(), key))
                        .create(root.id(), CHOSEN)
                        .status())
                .isEqualTo(404);

        assertThat(passwords.create(root.id(), CHOSEN).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "Shrt-1a,PASSWORD_TOO_SHORT",
        "short,PASSWORD_TOO_SHORT",
        "Fifty-one-characters-are-more-than-anybody-may-use1,PASSWORD_TOO_LONG",
        "alphanum12,PASSWORD_TOO_SIMPLE"
    })
    void whatWillNotDoIsToldAndLeavesEverythingAsItWas(String password, String code) {
        Multi.Root root = multi.consumer();

        assertConflict(passwords.validate(password), code);
        assertConflict(passwords.create(root.id(), password), code);

        assertEmpty(passwords.validate(CHOSEN), 204);
        assertThat(passwords.create(root.id(), CHOSEN).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | [] | password | REQUIRED",
                "{\"password\":null} | [] | password | REQUIRED",
                "{\"password\":{}} | [\"password\"] | value | REQUIRED"
            })
    void fieldsThatAreWrongAreNamed(String body, String params, String field, String error) {
        assertInvalid(multi.api().post("/passwords/validate", body), params, field, error);
        assertInvalid(multi.api().post("/passwords/7/create", body), params, field, error);
    }

    @Test
    void bodiesAreReadBeforeAnybodyIsLookedUp() {
        assertInvalid(passwords.validate("x".repeat(101)), "[\"password\"]", "value", "SIZE");
        assertSentence(passwords.validate(""), "request.password.value: must not be blank");
        String token = multi.token("user@example.com", "pa$$word");
        assertInvalid(
                multi.api().as(token).post("/passwords/update", "{\"newPassword\":{\"value\":\"x\"}}"),
                "[]",
                "oldPassword",
                "REQUIRED");
        assertInvalid(
                multi.api().as(token).post("/passwords/update", "{\"oldPassword\":{\"value\":\"x\"}}"),
                "[]",
                "newPassword",
                "REQUIRED");
    }

    @Test
    void aChangeEndsTheOtherSessionsAndGivesANewToken() {
        Multi.Root member = passwords.member();
        String elsewhere = multi.token(member.email(), CHOSEN);
        String asking = multi.token(member.email(), CHOSEN);

        Answer changed = passwords.update(asking, CHOSEN, FRESH);

        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.json().at("/passwordInfo/identityId/id").asString()).isEqualTo(member.id());
        assertThat(changed.at("token")).isNotEqualTo(asking);
        assertThat(multi.opens(changed.at("token"))).isTrue();
        assertThat(multi.opens(asking)).isTrue();
        assertThat(multi.opens(elsewhere)).isFalse();
        assertEmpty(multi.login(member.email(), CHOSEN), 403);
        assertThat(multi.login(member.email(), FRESH).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "Shrt-1a,PASSWORD_TOO_SHORT",
        "Thirty-one-characters-are-many1,PASSWORD_TOO_LONG",
        "alphanum12,PASSWORD_TOO_SIMPLE"
    })
    void aChangeToWhatWillNotDoChangesNothing(String password, String code) {
        Multi.Root member = passwords.member();

        assertConflict(passwords.update(multi.token(member.email(), CHOSEN), CHOSEN, password), code);

        assertThat(multi.login(member.email(), CHOSEN).status()).isEqualTo(200);
    }

    @Test
    void theOwnerIsToldByEMail() {
        Multi.Root member = passwords.member();

        passwords.update(multi.token(member.email(), CHOSEN), CHOSEN, FRESH);

        assertThat(multi.sandbox().awaitTextsTo(member.email(), 1).get(0)).contains("Your password was changed");
        assertThat(multi.sandbox().textsTo(member.phone())).isEmpty();
    }

    @Test
    void aWrongOldPasswordCountsAsAFailedLogin() {
        Multi.Root member = passwords.member();
        String token = multi.token(member.email(), CHOSEN);

        IntStream.range(0, 5).forEach(i -> assertConflict(passwords.update(token, WRONG, FRESH), "PASSWORD_INCORRECT"));

        assertEmpty(passwords.update(token, CHOSEN, FRESH), 423);
        assertEmpty(multi.login(member.email(), CHOSEN), 423);
        multi.sandbox().advance(Duration.ofMinutes(30));
        assertThat(multi.login(member.email(), CHOSEN).status()).isEqualTo(200);
    }

    @Test
    void theLastFiveDoNotComeAgain() {
        Multi.Root member = passwords.member();
        String token = multi.token(member.email(), CHOSEN);
        String present = CHOSEN;

        assertConflict(passwords.update(token, CHOSEN, CHOSEN), "PASSWORD_ALREADY_USED");
        for (int i = 2; i <= 5; i++) {
            assertThat(passwords.update(token, present, FRESH + i).status()).isEqualTo(200);
            present = FRESH + i;
        }

        assertConflict(passwords.update(token, present, CHOSEN), "PASSWORD_ALREADY_USED");
        assertThat(passwords.update(token, present, FRESH + 6).status()).isEqualTo(200);
        assertThat(passwords.update(token, FRESH + 6, CHOSEN).status()).isEqualTo(200);
    }

    /** Nothing but the sandbox makes a password that has expired, so the sample is used, and put back. */
    @Test
    void anExpiredPasswordIsChangedOnceWithTheTokenItGives() {
        try {
            Answer login = multi.login("expired@example.com", "pa$$word");
            assertThat(login.status()).isEqualTo(409);
            String change = login.at("token");
            assertEmpty(multi.identities(change), 403);

            Answer changed = passwords.update(change, "pa$$word", FRESH);

            assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
            assertThat(multi.opens(changed.at("token"))).isTrue();
            assertEmpty(passwords.update(change, FRESH, CHOSEN), 401);
            assertThat(multi.login("expired@example.com", FRESH).at("tokenType"))
                    .isEqualTo("ACCESS");
        } finally {
            multi.sandbox().api().post("/reset", "");
        }
    }

    @Test
    void onlyTheOwnTokenOfTheProgrammeChangesAPassword() {
        String auth = multi.token("root@example.com", "pa$$word");
        String key = Eclipse.at(base()).tenant().path("apiKey").asString();
        String token = multi.token("user@example.com", "pa$$word");

        Answer unchosen = passwords.update(auth, "pa$$word", FRESH);
        assertThat(unchosen.status()).isEqualTo(403);
        assertThat(unchosen.at("errorCode")).isEqualTo("ACCESS_TOKEN_REQUIRED");
        assertEmpty(new PasswordCalls(Multi.at(base(), key)).update(token, "pa$$word", FRESH), 403);
        assertEmpty(PasswordCalls.update(multi.api(), "pa$$word", FRESH), 401);
        assertInvalid(
                multi.withoutKey().post("/passwords/validate", PasswordCalls.body(CHOSEN)),
                "[]",
                "api-key",
                "REQUIRED");
        assertThat(multi.login("user@example.com", "pa$$word").status()).isEqualTo(200);
    }
}
