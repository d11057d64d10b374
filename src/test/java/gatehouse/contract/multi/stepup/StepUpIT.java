package gatehouse.contract.multi.stepup;

import static gatehouse.rig.MultiAnswers.assertConflict;
import static gatehouse.rig.MultiAnswers.assertEmpty;
import static gatehouse.rig.MultiAnswers.assertInvalid;
import static gatehouse.rig.MultiAnswers.assertSentence;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Multi;
import gatehouse.rig.Multi.Root;
import gatehouse.support.Together;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Step-up by a code to the phone (2.1, 2.5, 3.3). */
@Tag("acceptance")
class StepUpIT extends DeployedGatehouse {
    private static final String ISSUE = "/stepup/challenges/otp/SMS";
    private static final String VERIFY = ISSUE + "/verify";
    private static final String CODE = "123456";
    private static final String WRONG = "654321";

    private Multi multi;
    private Root person;
    private Api session;

    @BeforeEach
    void aPersonWhosePhoneIsEnrolled() {
        multi = Multi.at(base());
        person = multi.verified(multi.consumer());
        String token = multi.withPassword(person);
        multi.enrolPhone(token);
        session = multi.api().as(token);
    }

    @AfterEach
    void backToRealTime() {
        multi.sandbox().backToRealTime();
    }

    @Test
    void holderOfTheSessionSeesWhetherTheCodeArrivedAndNotWhatItSays() {
        assertThat(session.get(ISSUE).status()).isEqualTo(404);

        session.post(ISSUE, "{}");
        multi.sandbox().awaitCodeTo(person.phone());

        Answer seen = session.get(ISSUE);
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.text()).isEqualTo("{\"state\":\"SENT\"}");
        Api otherSession = multi.api().as(multi.token(person.email(), Multi.PASSWORD));
        assertThat(otherSession.get(ISSUE).status()).isEqualTo(404);
        assertInvalid(session.get("/stepup/challenges/otp/EMAIL"), "[]", "channel", "NOT_IN");
    }

    @Test
    void rightCodeStepsTheSessionUpAndTheTokenStaysTheSame() {
        String token = multi.token(person.email(), Multi.PASSWORD);
        Api caller = multi.api().as(token);

        assertEmpty(caller.post(ISSUE, "{}"), 204);
        assertEmpty(verify(caller, CODE), 204);

        assertThat(multi.accessToken(token, "CONSUMER", person.id()).at("status"))
                .isEqualTo("STEPPED_UP");
        assertThat(multi.opens(token)).isTrue();
        String other = multi.token(person.email(), Multi.PASSWORD);
        assertThat(multi.accessToken(other, "CONSUMER", person.id()).at("status"))
                .isEqualTo("STANDARD");
    }

    @Test
    void codeGoesToTheUsersOwnPhone() {
        issue(session);

        assertThat(multi.sandbox().awaitTextsTo(person.phone(), 2).get(0))
                .contains(CODE)
                .contains("go on");
    }

    @Test
    void wrongCodesAreToldByTheirNumberAndThenEvenTheRightOneIsDead() {
        issue(session);

        List<String> told = IntStream.range(0, 5)
                .mapToObj(i -> verify(session, WRONG))
                .map(answer -> answer.status() + " " + answer.at("errorCode"))
                .toList();

        assertThat(told)
                .containsExactly(
                        "409 VERIFICATION_CODE_INVALID",
                        "409 VERIFICATION_CODE_INVALID",
                        "409 VERIFICATION_CODE_INVALID",
                        "409 ONE_CHALLENGE_LIMIT_REMAINING",
                        "409 CHALLENGE_LIMIT_EXCEEDED");
        assertConflict(verify(session, CODE), "STATE_INVALID");
        assertConflict(aSession().post(ISSUE, "{}"), "CHALLENGE_LIMIT_EXCEEDED");
        multi.sandbox().advance(Duration.ofMinutes(30));
        Api later = aSession();
        issue(later);
        assertEmpty(verify(later, CODE), 204);
    }

    @Test
    void rightCodeMayBeTheFifth() {
        issue(session);
        for (int i = 0; i < 4; i++) {
            verify(session, WRONG);
        }

        assertEmpty(verify(session, CODE), 204);
    }

    @Test
    void codeThatWasRightIsNotRightAgain() {
        issue(session);
        verify(session, CODE);

        assertConflict(verify(session, CODE), "ALREADY_VERIFIED");
        assertConflict(session.post(ISSUE, "{}"), "RETRY_IN_15SEC");
    }

    @Test
    void sessionGetsTwoCodesFifteenSecondsApart() {
        issue(session);
        assertConflict(session.post(ISSUE, "{}"), "RETRY_IN_15SEC");
        multi.sandbox().advance(Duration.ofSeconds(15));
        issue(session);
        multi.sandbox().advance(Duration.ofSeconds(15));

        assertConflict(session.post(ISSUE, "{}"), "CHALLENGE_LIMIT_EXCEEDED");
        issue(aSession());
    }

    @Test
    void sessionThatComesOutOfAnotherGetsNoCodesOfItsOwn() {
        issue(session);
        Api exchanged = multi.api().as(Multi.token(session.post("/access_token", "{}")));
        assertConflict(exchanged.post(ISSUE, "{}"), "RETRY_IN_15SEC");
        multi.sandbox().advance(Duration.ofSeconds(15));
        issue(exchanged);
        multi.sandbox().advance(Duration.ofSeconds(15));

        Api again = multi.api().as(Multi.token(exchanged.post("/access_token", "{}")));
        assertConflict(again.post(ISSUE, "{}"), "CHALLENGE_LIMIT_EXCEEDED");
        assertEmpty(verify(session, CODE), 204);
    }

    @Test
    void phoneGetsFiveCodesAnHourOverAllSessions() {
        Instant now = Instant.now();
        Instant nextHour = now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        multi.sandbox().advance(Duration.between(now, nextHour).plusSeconds(1));
        for (int i = 0; i < 5; i++) {
            issue(aSession());
        }

        Answer sixth = aSession().post(ISSUE, "{}");

        assertEmpty(sixth, 429);
        assertThat(Long.parseLong(sixth.header("Retry-After"))).isBetween(1L, 3600L);
    }

    @Test
    void codeIsGoodForFiveMinutes() {
        issue(session);
        multi.sandbox().advance(Duration.ofMinutes(4));
        assertThat(session.get("/identities").status()).isEqualTo(200);
        multi.sandbox().advance(Duration.ofMinutes(1));

        assertConflict(verify(session, CODE), "VERIFICATION_CODE_EXPIRED");
    }

    @Test
    void codeOfOneSessionIsNoneInAnother() {
        issue(aSession());

        assertConflict(verify(session, CODE), "STATE_INVALID");
    }

    @Test
    void whoHasNotEnrolledIsToldWhateverTheyShow() {
        Api stranger = multi.api().as(multi.withPassword(multi.corporate()));

        assertConflict(stranger.post(ISSUE, "{}"), "CHANNEL_NOT_REGISTERED");
        assertConflict(verify(stranger, CODE), "CHANNEL_NOT_REGISTERED");
        assertSentence(verify(stranger, "1"), "request.verificationCode: size must be between 6 and 6");
    }

    @Test
    void whereNothingWasSentThereIsNothingToShow() {
        assertConflict(verify(session, CODE), "STATE_INVALID");
    }

    /** The sample's phone is enrolled, as the published flow has it. */
    @Test
    void sampleStepsUpAsPublished() {
        multi.sandbox().advance(Duration.ofHours(1));
        Api sample = multi.api().as(multi.token("user@example.com", "pa$$word"));

        issue(sample);
        assertEmpty(verify(sample, CODE), 204);
    }

    @Test
    void tenAtOnceGiveOneSuccess() {
        issue(session);

        List<Integer> answers = Together.times(10, () -> verify(session, CODE).status());

        assertThat(answers).filteredOn(status -> status == 204).hasSize(1);
        assertThat(answers).filteredOn(status -> status == 409).hasSize(9);
    }

    @Test
    void bodyOfTheIssueIsNotLookedAt() {
        for (String body : new String[] {"{", "{\"operation\":{\"payee\":\"evil.example\"}}"}) {
            assertEmpty(aSession().post(ISSUE, body), 204);
        }
        assertEmpty(aSession().post(ISSUE, null), 204);
        assertEmpty(aSession().send("POST", ISSUE, "what", "text/plain"), 204);
    }

    @Test
    void codeMayComeAsANumber() {
        issue(session);

        assertSentence(post("1234567"), "request.verificationCode: size must be between 6 and 6");
        assertThat(post("1.5").status()).isEqualTo(400);
        assertEmpty(post(CODE), 204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | Bad Request",
                "12345 | request.verificationCode: size must be between 6 and 6",
                "1234567 | request.verificationCode: size must be between 6 and 6",
                "12345a | request.verificationCode: must match \"^[0-9]*$\"",
                "١٢٣٤٥٦ | request.verificationCode: must match \"^[0-9]*$\""
            },
            quoteCharacter = '\'')
    void codeThatIsNoneIsToldInASentenceBeforeAnythingElse(String code, String sentence) {
        assertSentence(verify(session, code), sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"verificationCode\":null}"})
    void codeThatIsMissingIsRequired(String body) {
        assertInvalid(session.post(VERIFY, body), "[]", "verificationCode", "REQUIRED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "{\"verificationCode\":true}", "{\"verificationCode\":[1]}"})
    void bodyThatIsNoneIsRefused(String body) {
        assertThat(session.post(VERIFY, body).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AUTHY", "BIOMETRIC", "sms", "EMAIL"})
    void channelIsSmsAlone(String channel) {
        assertInvalid(session.post("/stepup/challenges/otp/" + channel, "{}"), "[]", "channel", "NOT_IN");
        assertInvalid(
                session.post("/stepup/challenges/otp/" + channel + "/verify", body(CODE)), "[]", "channel", "NOT_IN");
    }

    @Test
    void emptyChannelIsNotFoundAtTheIssueAndInvalidAtTheVerify() {
        assertThat(session.post("/stepup/challenges/otp/", "{}").status()).isEqualTo(404);
        assertThat(session.post("/stepup/challenges/otp//verify", body(CODE)).status())
                .isEqualTo(400);
    }

    @Test
    void onlyAnAccessTokenOpensIt() {
        String expired = multi.login("expired@example.com", "pa$$word").at("token");
        String auth = multi.token("root@example.com", "pa$$word");

        assertEmpty(multi.api().post(ISSUE, "{}"), 401);
        assertEmpty(verify(multi.api(), CODE), 401);
        assertEmpty(multi.api().as(expired).post(ISSUE, "{}"), 403);
        assertThat(multi.api().as(auth).post(ISSUE, "{}").at("errorCode")).isEqualTo("ACCESS_TOKEN_REQUIRED");
        assertEmpty(multi.api().get(ISSUE), 401);
        assertEmpty(multi.api().as(expired).get(ISSUE), 403);
        assertThat(session.get(VERIFY).status()).isEqualTo(405);
    }

    private Api aSession() {
        return multi.api().as(multi.token(person.email(), Multi.PASSWORD));
    }

    private static void issue(Api caller) {
        assertEmpty(caller.post(ISSUE, "{}"), 204);
    }

    private static Answer verify(Api caller, String code) {
        return caller.post(VERIFY, body(code));
    }

    private static String body(String code) {
        return "{\"verificationCode\":\"" + code + "\"}";
    }

    private Answer post(String number) {
        return session.post(VERIFY, "{\"verificationCode\":" + number + "}");
    }
}
