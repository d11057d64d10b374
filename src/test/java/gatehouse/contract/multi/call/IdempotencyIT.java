package gatehouse.contract.multi.call;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Multi;
import gatehouse.rig.MultiAnswers;
import gatehouse.rig.Unique;
import gatehouse.support.Together;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code idempotency-ref} (3.5). */
class IdempotencyIT extends DeployedGatehouse {
    private Multi multi;
    private Api repeating;
    private String email;

    @BeforeEach
    void aReference() {
        multi = Multi.at(base());
        repeating = multi.api().with("idempotency-ref", Unique.text());
        email = Unique.text() + "@example.com";
    }

    @AfterEach
    void backToRealTime() {
        multi.sandbox().backToRealTime();
    }

    private Answer open(Api caller, String address) {
        return caller.post(
                "/consumers", Multi.consumerBody(address, "27840000001").toString());
    }

    @Test
    void theSameCallGetsTheSameAnswerAndIsCarriedOutOnce() {
        Answer first = open(repeating, email);
        Answer again = open(repeating, email);

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Content-Type")).startsWith("application/json");
    }

    @Test
    void withoutAReferenceItIsAnotherCall() {
        open(multi.api(), email);

        MultiAnswers.assertConflict(open(multi.api(), email), "ROOT_EMAIL_NOT_UNIQUE");
    }

    @Test
    void aRefusalIsRepeatedToo() {
        open(multi.api(), email);

        MultiAnswers.assertConflict(open(repeating, email), "ROOT_EMAIL_NOT_UNIQUE");
        MultiAnswers.assertConflict(open(repeating, email), "ROOT_EMAIL_NOT_UNIQUE");
    }

    @Test
    void anotherRequestUnderTheSameReferenceIsRefused() {
        open(repeating, email);

        Answer other = open(repeating, Unique.text() + "@example.com");

        assertThat(other.status()).isEqualTo(400);
        assertThat(other.json().propertyNames()).containsExactly("message");
    }

    @Test
    void ofManyAtOnceOneIsCarriedOut() {
        List<Answer> answers = Together.times(8, () -> open(repeating, email));

        assertThat(answers).allSatisfy(answer -> {
            if (answer.status() == 409) {
                MultiAnswers.assertConflict(answer, "IDEMPOTENT_REQUEST_IN_PROGRESS");
            } else {
                assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            }
        });
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 200)
                        .map(answer -> answer.json().path("id"))
                        .distinct())
                .hasSize(1);
    }

    @Test
    void afterADayItIsAnotherCall() {
        open(repeating, email);
        multi.sandbox().advance(Duration.ofHours(24).plusMinutes(1));

        MultiAnswers.assertConflict(open(repeating, email), "ROOT_EMAIL_NOT_UNIQUE");
    }

    @Test
    void callsThatTakeNoReferenceDoNotLookAtOne() {
        String address = "user@example.com";
        Answer first = repeating.post("/login_with_password", Multi.loginBody(address, "pa$$word"));
        Answer again = repeating.post("/login_with_password", Multi.loginBody(address, "pa$$word"));

        assertThat(Multi.token(again)).isNotEqualTo(Multi.token(first));
    }

    @Test
    void theReferenceOfOneUserMeansNothingToAnother() {
        String one = multi.tokenToAddUsers(multi.verified(multi.consumer()));
        String other = multi.tokenToAddUsers(multi.verified(multi.consumer()));
        String body = Multi.userBody(email).toString();

        Answer first = repeating.as(one).post("/users", body);
        Answer second = repeating.as(other).post("/users", body);

        assertThat(first.status()).as(first.toString()).isEqualTo(200);
        MultiAnswers.assertConflict(second, "EMAIL_NOT_UNIQUE");
    }

    @Test
    void theReferenceOfOneIdentityMeansNothingToAnother() {
        Multi.Root first = multi.corporate();
        Multi.Root second = multi.corporate();
        multi.enrolPhone(multi.withPassword(first));
        multi.letAct(first.id(), second);
        String auth = multi.token(first.email(), Multi.PASSWORD);
        String here = multi.steppedUp(Multi.token(multi.accessToken(auth, "CORPORATE", first.id())));
        multi.sandbox().advance(Duration.ofSeconds(15));
        String there = multi.steppedUp(Multi.token(multi.accessToken(auth, "CORPORATE", second.id())));
        String body = Multi.userBody(email).toString();

        Answer added = repeating.as(here).post("/users", body);
        Answer refused = repeating.as(there).post("/users", body);

        assertThat(added.status()).as(added.toString()).isEqualTo(200);
        MultiAnswers.assertConflict(refused, "EMAIL_NOT_UNIQUE");
        assertThat(repeating.as(here).post("/users", body).json()).isEqualTo(added.json());
    }

    @Test
    void aUserWhoSignsInAgainGetsTheAnswerThatWasLost() {
        Multi.Root root = multi.verified(multi.consumer());
        String body = Multi.userBody(email).toString();
        Answer added = repeating.as(multi.tokenToAddUsers(root)).post("/users", body);
        multi.sandbox().advance(Duration.ofSeconds(15));
        String again = multi.steppedUp(multi.token(root.email(), Multi.PASSWORD));

        assertThat(repeating.as(again).post("/users", body).json()).isEqualTo(added.json());
    }

    /** What was done to one session was not done to another. */
    @Test
    void aStepUpOfOneSessionIsNoAnswerInAnother() {
        Multi.Root root = multi.verified(multi.consumer());
        multi.enrolPhone(multi.withPassword(root));
        String first = multi.token(root.email(), Multi.PASSWORD);
        assertThat(stepUp(first)).containsExactly(204, 204);
        assertThat(stepUp(first)).as("the same call").containsExactly(204, 204);
        multi.sandbox().advance(Duration.ofSeconds(15));

        String second = multi.token(root.email(), Multi.PASSWORD);

        assertThat(stepUp(second)).containsExactly(204, 204);
        assertThat(multi.api().as(second).get("/managed_cards").status()).isEqualTo(200);
    }

    private List<Integer> stepUp(String token) {
        String path = "/stepup/challenges/otp/SMS";
        Api caller = repeating.as(token);
        return List.of(
                caller.post(path, "{}").status(),
                caller.post(path + "/verify", "{\"verificationCode\":\"123456\"}")
                        .status());
    }

    /** It would hand the device of whoever repeats it to the user. */
    @Test
    void theCodeForADeviceIsAnsweredInItsSessionAlone() {
        Multi.Root root = multi.verified(multi.consumer());
        String first = multi.tokenToAddUsers(root);
        String path = "/authentication_factors/push/AUTHY";
        Answer code = repeating.as(first).post(path, "{}");
        multi.sandbox().advance(Duration.ofSeconds(15));
        String second = multi.steppedUp(multi.token(root.email(), Multi.PASSWORD));

        assertThat(repeating.as(first).post(path, "{}").json()).isEqualTo(code.json());
        assertThat(repeating.as(second).post(path, "{}").at("linkingCode"))
                .matches("[0-9A-Z]{16}")
                .isNotEqualTo(code.at("linkingCode"));
    }
}
