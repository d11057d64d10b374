package gatehouse.contract.multi.factor;

import static gatehouse.rig.MultiAnswers.assertConflict;
import static gatehouse.rig.MultiAnswers.assertEmpty;
import static gatehouse.rig.MultiAnswers.assertInvalid;
import static gatehouse.rig.MultiAnswers.assertSentence;
import static gatehouse.rig.MultiAnswers.assertStepUpRequired;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.Body;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Multi;
import gatehouse.rig.Multi.Root;
import gatehouse.rig.OwnDevice;
import gatehouse.rig.Unique;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The factors of a user, and enrolling a phone (2.3, 2.5, 3.3). */
class FactorsIT extends DeployedGatehouse {
    private static final String FACTORS = "/authentication_factors";
    private static final String ENROL = FACTORS + "/otp/SMS";
    private static final String VERIFY = ENROL + "/verify";
    private static final String CODE = "123456";
    private static final String WRONG = "654321";

    private Multi multi;
    private Root person;
    private Api session;

    @BeforeEach
    void aPersonWithoutFactors() {
        multi = Multi.at(base());
        person = multi.verified(multi.consumer());
        session = multi.api().as(multi.withPassword(person));
    }

    @AfterEach
    void backToRealTime() {
        multi.sandbox().backToRealTime();
    }

    @Test
    void withoutAFactorTheMemberIsAbsent() {
        Answer answer = session.get(FACTORS);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{}");
    }

    @Test
    void phoneIsPendingUntilItsCodeIsShown() {
        assertEmpty(session.post(ENROL, "{}"), 204);
        assertThat(session.get(FACTORS).json().at("/factors/0/status").asString())
                .isEqualTo("PENDING_VERIFICATION");
        assertThat(multi.sandbox().awaitTextsTo(person.phone(), 1).get(0)).contains(CODE);

        assertEmpty(verify(CODE), 204);

        assertThat(session.get(FACTORS).text())
                .isEqualTo("{\"factors\":[{\"type\":\"OTP\",\"channel\":\"SMS\",\"status\":\"ACTIVE\"}]}");
        assertThat(session.get("/consumers")
                        .json()
                        .at("/rootUser/mobileNumberVerified")
                        .asBoolean())
                .isTrue();
        assertThat(session.post("/access_token", "{}").at("status")).isEqualTo("STANDARD");
    }

    @Test
    void enrolmentMayBeAskedForAgainWhileItIsPending() {
        session.post(ENROL, "{}");

        assertEmpty(session.post(ENROL, null), 204);
        multi.sandbox().advance(Duration.ofSeconds(15));
        assertEmpty(session.send("POST", ENROL, "what", "text/plain"), 204);

        assertThat(multi.sandbox().awaitTextsTo(person.phone(), 2)).hasSize(2);
        assertEmpty(verify(CODE), 204);
    }

    @Test
    void enrolledPhoneIsNotEnrolledAgain() {
        session.post(ENROL, "{}");
        verify(CODE);

        assertConflict(session.post(ENROL, "{}"), "CHANNEL_ALREADY_REGISTERED");
        assertConflict(verify(CODE), "CHANNEL_ALREADY_REGISTERED");
    }

    @Test
    void whoHasNoPhoneEnrolsNone() {
        String root = multi.tokenToAddUsers(multi.corporate());
        String user = multi.api()
                .as(root)
                .post(
                        "/users",
                        Multi.userBody(Unique.text() + "@example.com")
                                .without("mobile")
                                .toString())
                .at("id");
        String token = multi.withPassword(new Root(user, "", ""));

        assertConflict(multi.api().as(token).post(ENROL, "{}"), "MOBILE_NUMBER_NOT_AVAILABLE");
    }

    @Test
    void sameCallUnderTheSameReferenceIsCarriedOutOnceTheSessionWasSteppedUp() {
        String token = multi.token(person.email(), Multi.PASSWORD);
        multi.enrolPhone(token);
        multi.steppedUp(token);
        String device = FACTORS + "/push/AUTHY";
        String code = multi.api().as(token).post(device, "{}").at("linkingCode");
        OwnDevice owned = OwnDevice.linked(multi.server(), code);
        multi.api()
                .as(token)
                .patch(
                        "/consumers",
                        Body.empty()
                                .with("mobile", Multi.mobile(Unique.phone()))
                                .toString());
        Api later = multi.api().as(multi.token(person.email(), Multi.PASSWORD));
        Api repeating = later.with("idempotency-ref", Unique.text());

        assertStepUpRequired(repeating.post(ENROL, "{}"));
        later.post("/stepup/challenges/push/AUTHY", "{}");
        owned.answer(owned.challenges().get(0), "APPROVE");

        assertEmpty(repeating.post(ENROL, "{}"), 204);
    }

    @Test
    void linkingCodeDiesWithThePassword() {
        String token = multi.token(person.email(), Multi.PASSWORD);
        multi.enrolPhone(token);
        Api owner = multi.api().as(multi.steppedUp(token));
        owner.post(FACTORS + "/push/AUTHY", "{}");
        assertThat(owner.get(FACTORS).text()).contains("\"PUSH\"");
        Body change = Body.empty()
                .with("oldPassword", Map.of("value", Multi.PASSWORD))
                .with("newPassword", Map.of("value", "Another-one.2026"));

        assertThat(owner.post("/passwords/update", change.toString()).status()).isEqualTo(200);

        assertThat(owner.get(FACTORS).text()).doesNotContain("\"PUSH\"");
    }

    @Test
    void whereNothingWasAskedNoCodeIsRight() {
        assertConflict(verify(CODE), "VERIFICATION_CODE_INVALID");
    }

    @Test
    void wrongCodesAreToldByTheirNumber() {
        session.post(ENROL, "{}");

        List<String> told = IntStream.range(0, 5)
                .mapToObj(i -> verify(WRONG).at("errorCode"))
                .toList();

        assertThat(told)
                .containsExactly(
                        "VERIFICATION_CODE_INVALID",
                        "VERIFICATION_CODE_INVALID",
                        "VERIFICATION_CODE_INVALID",
                        "ONE_CHALLENGE_LIMIT_REMAINING",
                        "CHALLENGE_LIMIT_EXCEEDED");
        assertConflict(verify(CODE), "STATE_INVALID");
        Answer again = session.post(ENROL, "{}");
        assertEmpty(again, 429);
        assertThat(Long.parseLong(again.header("Retry-After"))).isBetween(1L, 1800L);
    }

    @Test
    void codeIsGoodForFiveMinutes() {
        session.post(ENROL, "{}");
        multi.sandbox().advance(Duration.ofMinutes(4));
        assertThat(session.get(FACTORS).status()).isEqualTo(200);
        multi.sandbox().advance(Duration.ofMinutes(1));

        assertConflict(verify(CODE), "VERIFICATION_CODE_EXPIRED");
    }

    @Test
    void codeIsCheckedBeforeAnythingElse() {
        assertInvalid(session.post(VERIFY, "{}"), "[]", "verificationCode", "REQUIRED");
        assertSentence(verify(""), "Bad Request");
        assertSentence(verify("12345"), "request.verificationCode: size must be between 6 and 6");
        assertSentence(verify("12345a"), "request.verificationCode: must match \"^[0-9]*$\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AUTHY", "BIOMETRIC", "sms"})
    void channelIsSmsAlone(String channel) {
        assertInvalid(session.post(FACTORS + "/otp/" + channel, "{}"), "[]", "channel", "NOT_IN");
        assertInvalid(session.post(FACTORS + "/otp/" + channel + "/verify", body(CODE)), "[]", "channel", "NOT_IN");
    }

    @Test
    void emptyChannelIsNotFoundAtTheIssueAndInvalidAtTheVerify() {
        assertThat(session.post(FACTORS + "/otp/", "{}").status()).isEqualTo(404);
        assertInvalid(session.post(FACTORS + "/otp//verify", body(CODE)), "[]", "channel", "NOT_IN");
    }

    @Test
    void onlyAnAccessTokenOpensThem() {
        String auth = multi.token("root@example.com", "pa$$word");

        assertEmpty(multi.api().get(FACTORS), 401);
        assertEmpty(multi.api().post(ENROL, "{}"), 401);
        assertThat(multi.api().as(auth).get(FACTORS).at("errorCode")).isEqualTo("ACCESS_TOKEN_REQUIRED");
    }

    private Answer verify(String code) {
        return session.post(VERIFY, body(code));
    }

    private static String body(String code) {
        return "{\"verificationCode\":\"" + code + "\"}";
    }
}
