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
}
