package gatehouse.contract.multi.user;

import static gatehouse.rig.MultiAnswers.assertConflict;
import static gatehouse.rig.MultiAnswers.assertEmpty;
import static gatehouse.rig.MultiAnswers.assertInvalid;
import static gatehouse.rig.MultiAnswers.assertStepUpRequired;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.Body;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Multi;
import gatehouse.rig.Unique;
import gatehouse.support.Together;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Users act for an identity beside its root (2.4). */
class UsersIT extends DeployedGatehouse {
    private static final String PASSWORD = "Another-one.2026";

    private Multi multi;
    private Multi.Root root;
    private String token;
    private Api caller;

    @BeforeEach
    void aCompany() {
        multi = Multi.at(base());
        root = multi.corporate();
        token = multi.tokenToAddUsers(root);
        caller = multi.api().as(token);
    }

    @Test
    void aUserActsForTheIdentityOfWhoAddedThem() {
        String email = anAddress();

        Answer answer = caller.post(
                "/users", Multi.userBody(email).with("tag", "desk-1").toString());

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "identity",
                        "name",
                        "surname",
                        "email",
                        "mobile",
                        "tag",
                        "active",
                        "emailVerified",
                        "mobileNumberVerified",
                        "creationTimestamp");
        assertThat(answer.at("id")).matches("[0-9]+").isNotEqualTo(root.id());
        assertThat(answer.json().path("identity").toString())
                .isEqualTo("{\"type\":\"CORPORATE\",\"id\":\"" + root.id() + "\"}");
        assertThat(answer.at("email")).isEqualTo(email);
        assertThat(answer.json().path("active").asBoolean()).isTrue();
        assertThat(caller.get("/users/" + answer.at("id")).json()).isEqualTo(answer.json());
    }

    @Test
    void addingAUserAsksForAStepUp() {
        String fresh = multi.token(root.email(), Multi.PASSWORD);

        Answer answer = multi.addUser(fresh, anAddress());

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.at("errorCode")).isEqualTo("STEP_UP_REQUIRED");
        assertThat(answer.at("message")).isEqualTo("STEP_UP_REQUIRED");
        assertEmpty(multi.api().post("/users", Multi.userBody(anAddress()).toString()), 401);
    }

    @Test
    void usersAreListedInTheOrderInWhichTheyCameWithoutTheRoot() {
        List<String> ids = List.of(add(anAddress()), add(anAddress()), add(anAddress()));

        JsonNode all = caller.get("/users").json();
        JsonNode second = caller.get("/users?offset=1&limit=1").json();

        assertThat(all.path("users").valueStream().map(user -> user.path("id").asString()))
                .containsExactlyElementsOf(ids);
        assertThat(all.path("count").asInt()).isEqualTo(3);
        assertThat(second.path("users").path(0).path("id").asString()).isEqualTo(ids.get(1));
        assertThat(second.path("count").asInt()).isEqualTo(3);
        assertThat(second.path("responseCount").asInt()).isEqualTo(1);
    }

    @Test
    void ofManyWhoAddOneAddressAtTheSameMomentOneSucceeds() {
        String email = anAddress();

        List<Answer> answers = Together.times(5, () -> multi.addUser(token, email));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .hasSize(4)
                .allSatisfy(answer -> assertConflict(answer, "EMAIL_NOT_UNIQUE"));
    }

    @Test
    void anAddressOfAnybodyAtTheProgrammeIsTaken() {
        assertConflict(multi.addUser(token, root.email()), "EMAIL_NOT_UNIQUE");
        assertConflict(multi.addUser(token, "USER@example.com"), "EMAIL_NOT_UNIQUE");
    }

    @Test
    void whatIsWrongIsNamed() {
        Body body = Multi.userBody(anAddress());

        assertInvalid(caller.post("/users", body.with("name", null).toString()), "[]", "name", "REQUIRED");
        assertInvalid(caller.post("/users", body.with("surname", "x".repeat(51)).toString()), "[]", "surname", "SIZE");
        assertInvalid(caller.post("/users", body.with("email", "ada").toString()), "[]", "email", "REGEX");
        assertInvalid(
                caller.post(
                        "/users",
                        body.with("mobile", Map.of("countryCode", "+27")).toString()),
                "[\"mobile\"]",
                "number",
                "REQUIRED");
        assertConflict(
                caller.post(
                        "/users",
                        body.with("mobile", Map.of("countryCode", "+27", "number", "1"))
                                .toString()),
                "MOBILE_OR_COUNTRY_CODE_INVALID");
    }

    @Test
    void usersOfAnotherIdentityAreNotThere() {
        String user = add(anAddress());
        Api other = multi.api().as(multi.withPassword(multi.corporate()));

        assertThat(other.get("/users").json().path("count").asInt()).isZero();
        assertMissing(other.get("/users/" + user));
        assertMissing(other.patch("/users/" + user, "{\"name\":\"Eve\"}"));
        assertMissing(other.post("/users/" + user + "/deactivate", null));
        assertMissing(other.post("/users/" + user + "/activate", null));
        assertMissing(other.post("/users/" + user + "/invite", null));
        String key = Eclipse.at(base()).tenant().path("apiKey").asString();
        assertEmpty(Multi.at(base(), key).api().as(token).get("/users"), 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "no-number", "99999999999999999999999"})
    void whatIsNoUserIsNotThere(String user) {
        assertMissing(caller.get("/users/" + user));
        assertMissing(caller.post("/users/" + user + "/deactivate", "{}"));
    }

    @Test
    void theRootIsNoUser() {
        assertMissing(caller.get("/users/" + root.id()));
        assertMissing(caller.patch("/users/" + root.id(), "{\"name\":\"Eve\"}"));
        assertMissing(caller.post("/users/" + root.id() + "/deactivate", "{}"));
        assertMissing(caller.post("/users/" + root.id() + "/activate", "{}"));
        assertMissing(caller.post("/users/" + root.id() + "/invite", "{}"));
        assertThat(multi.opens(token)).isTrue();
    }

    @Test
    void whoIsShutOutIsOutAtOnceUntilTheyAreLetInAgain() {
        String email = anAddress();
        String user = add(email);
        String live = createPassword(user);

        assertEmpty(caller.post("/users/" + user + "/deactivate", "{}"), 204);
        assertThat(multi.opens(live)).isFalse();
        assertEmpty(multi.login(email, PASSWORD), 403);
        assertThat(caller.get("/users/" + user).json().path("active").asBoolean())
                .isFalse();
        assertEmpty(caller.post("/users/" + user + "/deactivate", null), 204);

        assertEmpty(caller.post("/users/" + user + "/activate", null), 204);
        assertThat(multi.login(email, PASSWORD).status()).isEqualTo(200);
        assertThat(multi.opens(live)).isFalse();
    }

    @Test
    void aUserSeesTheIdentityAndItsUsersAndDoesNotChangeTheRoot() {
        String user = add(anAddress());
        Api self = multi.api().as(createPassword(user));

        assertThat(self.get("/corporates").json().path("id").path("id").asString())
                .isEqualTo(root.id());
        assertThat(self.get("/users").json().path("count").asInt()).isEqualTo(1);
        assertThat(self.patch("/users/" + user, "{\"name\":\"Augusta\"}").at("name"))
                .isEqualTo("Augusta");
        assertEmpty(self.patch("/corporates", "{\"email\":\"" + anAddress() + "\"}"), 403);
        assertMissing(self.post("/users/" + root.id() + "/deactivate", "{}"));
    }

    @Test
    void aChangeLeavesWhatItDoesNotName() {
        String email = anAddress();
        String user = add(email);

        Answer changed = caller.patch(
                "/users/" + user,
                "{\"surname\":\"King\",\"dateOfBirth\":{\"year\":1815,\"month\":12,\"day\":10},\"other\":1}");

        assertInvalid(changed, "[\"dateOfBirth\"]", "year", "AT_LEAST");
        changed = caller.patch(
                "/users/" + user, "{\"surname\":\"King\",\"dateOfBirth\":{\"year\":1915,\"month\":12,\"day\":10}}");
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        assertThat(changed.at("name")).isEqualTo("Ada");
        assertThat(changed.at("surname")).isEqualTo("King");
        assertThat(changed.at("email")).isEqualTo(email);
        assertThat(changed.json().has("mobile")).isTrue();
        assertThat(multi.sandbox().textsTo(email)).isEmpty();
    }

    @Test
    void aMobileThatIsNoneIsAConflict() {
        assertConflict(
                caller.patch("/users/" + add(anAddress()), "{\"mobile\":{\"countryCode\":\"+27\",\"number\":\"1\"}}"),
                "MOBILE_OR_COUNTRY_CODE_INVALID");
        assertMissing(caller.patch("/users/999999999", "{\"mobile\":{\"countryCode\":\"+27\",\"number\":\"1\"}}"));
    }

    @Test
    void anotherAddressIsTheNameToSignInWithAndBothAreTold() {
        String before = anAddress();
        String after = anAddress();
        String user = add(before);
        String live = createPassword(user);
        multi.sendEmailCode("users", before);
        assertEmpty(multi.verifyEmail("users", before, "123456"), 204);

        Answer changed = caller.patch("/users/" + user, "{\"email\":\"" + after + "\"}");

        assertThat(changed.at("email")).isEqualTo(after);
        assertThat(changed.json().path("emailVerified").asBoolean()).isFalse();
        assertThat(multi.sandbox().awaitTextsTo(after, 1)).anyMatch(text -> text.startsWith("Your contact details"));
        multi.sandbox().awaitTextTo(before, text -> text.startsWith("Your contact details"));
        assertEmpty(multi.login(before, PASSWORD), 403);
        assertThat(multi.login(after, PASSWORD).status()).isEqualTo(200);
        assertThat(multi.opens(live)).isFalse();
        assertConflict(caller.patch("/users/" + user, "{\"email\":\"" + root.email() + "\"}"), "EMAIL_NOT_UNIQUE");
    }

    /** Whoever chooses where their codes go could act for their other identities. */
    @Test
    void howOneIsReachedWhoActsForAnotherIdentityTooOnlyTheyThemselvesChange() {
        String email = anAddress();
        String user = add(email);
        createPassword(user);
        multi.letAct(user, multi.corporate());
        String other = anAddress();
        Body mobile = Body.empty().with("mobile", Multi.mobile(Unique.phone()));

        assertEmpty(caller.patch("/users/" + user, "{\"email\":\"" + other + "\"}"), 403);
        assertEmpty(caller.patch("/users/" + user, mobile.toString()), 403);
        assertThat(caller.patch("/users/" + user, "{\"name\":\"Augusta\"}").at("email"))
                .isEqualTo(email);

        String auth = multi.token(email, PASSWORD);
        Api self = multi.api().as(Multi.token(multi.accessToken(auth, "CORPORATE", root.id())));
        assertThat(self.patch("/users/" + user, "{\"email\":\"" + other + "\"}").at("email"))
                .isEqualTo(other);
    }

    @Test
    void whoIsShutOutGoesOnActingForAnotherIdentity() {
        String email = anAddress();
        String user = add(email);
        createPassword(user);
        Multi.Root other = multi.corporate();
        multi.letAct(user, other);
        String auth = multi.token(email, PASSWORD);
        String here = Multi.token(multi.accessToken(auth, "CORPORATE", root.id()));
        String there = Multi.token(multi.accessToken(auth, "CORPORATE", other.id()));

        assertEmpty(caller.post("/users/" + user + "/deactivate", "{}"), 204);

        assertThat(multi.opens(here)).isFalse();
        assertThat(multi.opens(there)).isTrue();
        assertThat(multi.accessToken(auth, "CORPORATE", root.id()).status()).isEqualTo(404);
        assertThat(identitiesOf(multi.token(email, PASSWORD))).containsExactly(other.id());
        assertThat(caller.get("/users/" + user).json().path("active").asBoolean())
                .isFalse();

        assertEmpty(caller.post("/users/" + user + "/activate", "{}"), 204);
        assertThat(identitiesOf(auth)).containsExactly(root.id(), other.id());
    }

    private List<String> identitiesOf(String auth) {
        return multi.identities(auth)
                .json()
                .valueStream()
                .map(one -> one.path("id").path("id").asString())
                .toList();
    }

    @Test
    void aColleagueWhoSteppedUpGivesWhoLostThePhoneAnotherOne() {
        String email = anAddress();
        String user = add(email);
        String theirs = createPassword(user);
        multi.enrolPhone(theirs);
        Api plain = multi.api().as(multi.token(root.email(), Multi.PASSWORD));
        String mobile =
                Body.empty().with("mobile", Multi.mobile(Unique.phone())).toString();

        assertStepUpRequired(plain.patch("/users/" + user, mobile));
        assertThat(plain.patch("/users/" + user, "{\"name\":\"Augusta\"}").status())
                .isEqualTo(200);
        assertThat(caller.patch("/users/" + user, mobile).status()).isEqualTo(200);

        assertThat(multi.opens(theirs)).isFalse();
        String fresh = multi.token(email, PASSWORD);
        assertStepUpRequired(multi.api().as(fresh).patch("/users/" + user, "{\"email\":\"" + anAddress() + "\"}"));
        multi.enrolPhone(fresh);
        multi.steppedUp(fresh);
    }

    @Test
    void whoHasAFactorMovesAndLetsInNobodyWithThePasswordAlone() {
        String email = anAddress();
        String user = add(email);
        Api plain = multi.api().as(multi.token(root.email(), Multi.PASSWORD));
        String mobile =
                Body.empty().with("mobile", Multi.mobile(Unique.phone())).toString();

        assertStepUpRequired(plain.patch("/users/" + user, "{\"email\":\"" + anAddress() + "\"}"));
        assertStepUpRequired(plain.patch("/users/" + user, mobile));
        assertThat(caller.get("/users/" + user).at("email")).isEqualTo(email);

        assertEmpty(plain.post("/users/" + user + "/deactivate", "{}"), 204);
        assertStepUpRequired(plain.post("/users/" + user + "/activate", "{}"));
        assertThat(caller.get("/users/" + user).json().path("active").asBoolean())
                .isFalse();

        assertEmpty(caller.post("/users/" + user + "/activate", "{}"), 204);
        assertThat(caller.patch("/users/" + user, mobile).status()).isEqualTo(200);
    }

    @Test
    void ofTwoWhoTakeOneAddressAtTheSameMomentOneSucceeds() {
        String wanted = anAddress();
        java.util.Iterator<String> users =
                List.of(add(anAddress()), add(anAddress()), add(anAddress())).iterator();

        List<Answer> answers = Together.times(3, () -> {
            String user;
            synchronized (users) {
                user = users.next();
            }
            return caller.patch("/users/" + user, "{\"email\":\"" + wanted + "\"}");
        });

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .hasSize(2)
                .allSatisfy(answer -> assertConflict(answer, "EMAIL_NOT_UNIQUE"));
    }

    @Test
    void changesOfOneUserAtTheSameMomentComeOneAfterTheOther() {
        String user = add(anAddress());

        List<Answer> answers =
                Together.times(4, () -> caller.patch("/users/" + user, "{\"name\":\"" + Unique.text() + "\"}"));

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.status()).as(answer.toString()).isEqualTo(200));
    }

    @Test
    void aUsersAddressIsConfirmedUnderThePathOfUsers() {
        String email = anAddress();
        String user = add(email);

        assertConflict(multi.sendEmailCode("corporates", email), "EMAIL_NOT_FOUND");
        assertConflict(multi.sendEmailCode("users", root.email()), "EMAIL_NOT_FOUND");
        assertEmpty(multi.sendEmailCode("users", email), 204);
        assertConflict(multi.verifyEmail("users", email, "654321"), "VERIFICATION_CODE_INVALID");
        assertEmpty(multi.verifyEmail("users", email, "123456"), 204);

        assertThat(caller.get("/users/" + user).json().path("emailVerified").asBoolean())
                .isTrue();
    }

    private String add(String email) {
        Answer answer = multi.addUser(token, email);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.at("id");
    }

    private String createPassword(String user) {
        return Multi.token(
                multi.api().post("/passwords/" + user + "/create", "{\"password\":{\"value\":\"" + PASSWORD + "\"}}"));
    }

    private static String anAddress() {
        return Unique.text() + "@example.com";
    }

    private static void assertMissing(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
        assertThat(answer.json().propertyNames()).containsExactlyInAnyOrder("code", "message");
    }
}
