package gatehouse.contract.multi.stepup;

import static gatehouse.rig.MultiAnswers.assertConflict;
import static gatehouse.rig.MultiAnswers.assertEmpty;
import static gatehouse.rig.MultiAnswers.assertInvalid;
import static gatehouse.rig.MultiAnswers.assertStepUpRequired;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Multi;
import gatehouse.rig.Multi.Root;
import gatehouse.rig.OwnDevice;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Devices as factors, step-up by push, and the simulator (2.1, 2.3, 2.5, 3.3). */
class PushIT extends DeployedGatehouse {
    private static final String FACTOR = "/authentication_factors/push/";
    private static final String ISSUE = "/stepup/challenges/push/";

    private Multi multi;
    private Root person;
    private String token;

    @BeforeEach
    void aPersonWhoHasSteppedUp() {
        multi = Multi.at(base());
        person = multi.verified(multi.consumer());
        token = multi.tokenToAddUsers(person);
    }

    @AfterEach
    void backToRealTime() {
        multi.sandbox().backToRealTime();
    }

    private OwnDevice link(String channel) {
        return multi.link(token, channel);
    }

    private Api freshSession() {
        return multi.api().as(multi.token(person.email(), Multi.PASSWORD));
    }

    private static String id(Answer issued) {
        assertThat(issued.status()).as(issued.toString()).isEqualTo(200);
        assertThat(issued.json().propertyNames()).containsExactly("id");
        assertThat(issued.at("id")).matches("[0-9]+");
        return issued.at("id");
    }

    private String status(Api session) {
        return session.post("/access_token", "{}").at("status");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AUTHY", "BIOMETRIC"})
    void aDeviceThatAcceptsStepsTheSessionUp(String channel) {
        OwnDevice device = link(channel);
        Api session = freshSession();
        assertThat(status(session)).isEqualTo("STANDARD");

        String issued = id(session.post(ISSUE + channel, "{}"));
        JsonNode asked = device.challenges().get(0);
        Answer answered = device.answer(asked, "APPROVE");

        assertThat(asked.path("id").asString()).isEqualTo(issued);
        assertThat(answered.status()).as(answered.toString()).isBetween(200, 204);
        assertThat(status(session)).isEqualTo("STEPPED_UP");
        assertConflict(session.post(ISSUE + channel, "{}"), "STATE_INVALID");
    }

    @Test
    void aDeviceThatRejectsDoesNotAndTheSessionAsksNoMore() {
        OwnDevice device = link("AUTHY");
        Api session = freshSession();

        id(session.post(ISSUE + "AUTHY", null));
        device.answer(device.challenges().get(0), "REJECT");

        assertThat(status(session)).isEqualTo("STANDARD");
        assertConflict(session.post(ISSUE + "AUTHY", "{}"), "STATE_INVALID");
        id(freshSession().post(ISSUE + "AUTHY", "{}"));
    }

    @Test
    void whileItWaitsItMayBeAskedAgainAndTheOldOneIsDead() {
        OwnDevice device = link("AUTHY");
        Api session = freshSession();
        id(session.post(ISSUE + "AUTHY", "{}"));
        JsonNode first = device.challenges().get(0);

        String second = id(session.post(ISSUE + "AUTHY", "{}"));

        assertThat(device.challenges())
                .extracting(one -> one.path("id").asString())
                .containsExactly(second);
        assertThat(device.answer(first, "APPROVE").status()).isGreaterThanOrEqualTo(400);
        assertThat(status(session)).isEqualTo("STANDARD");
    }

    @Test
    void nobodyWaitsLongerThanFiveMinutes() {
        OwnDevice device = link("AUTHY");
        Api session = freshSession();
        id(session.post(ISSUE + "AUTHY", "{}"));
        JsonNode asked = device.challenges().get(0);

        multi.sandbox().advance(Duration.ofSeconds(200));
        assertThat(status(session)).isEqualTo("STANDARD");
        multi.sandbox().advance(Duration.ofSeconds(101));

        assertThat(device.challenges()).isEmpty();
        assertThat(device.answer(asked, "APPROVE").status()).isGreaterThanOrEqualTo(400);
        assertThat(status(session)).isEqualTo("STANDARD");
    }

    @Test
    void withoutADeviceThereIsNobodyToAsk() {
        assertConflict(freshSession().post(ISSUE + "AUTHY", "{}"), "CHANNEL_NOT_REGISTERED");
        link("AUTHY");
        assertConflict(freshSession().post(ISSUE + "BIOMETRIC", "{}"), "CHANNEL_NOT_REGISTERED");
    }

    @Test
    void tooManyCodesForLinkingAreRefused() {
        Api owner = multi.api().as(token);

        assertConflict(firstRefusal(() -> owner.post(FACTOR + "AUTHY", "{}")), "ENROLMENT_LIMIT_EXCEEDED");
    }

    @Test
    void aDeviceIsNotAskedAllTheTime() {
        link("AUTHY");
        Api session = freshSession();

        assertConflict(firstRefusal(() -> session.post(ISSUE + "AUTHY", "{}")), "CHALLENGE_LIMIT_EXCEEDED");
    }

    /** The limits are 10 and 30 an hour; twice as many come whenever the hour ends in between. */
    private static Answer firstRefusal(Supplier<Answer> call) {
        return Stream.generate(call)
                .limit(61)
                .dropWhile(answer -> answer.status() == 200)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void otherChannelsAreNone() {
        assertInvalid(freshSession().post(ISSUE + "SMS", "{}"), "[]", "channel", "NOT_IN");
        assertInvalid(multi.api().as(token).post(FACTOR + "SMS", "{}"), "[]", "channel", "NOT_IN");
        assertThat(multi.api()
                        .as(token)
                        .post("/authentication_factors/push/", "{}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void linkingAndUnlinkingAskForAStepUp() {
        Api session = freshSession();

        for (Answer refused : List.of(session.post(FACTOR + "AUTHY", "{}"), session.delete(FACTOR + "AUTHY"))) {
            assertStepUpRequired(refused);
        }
    }

    @Test
    void theCodeDiesWithTheSessionThatAskedForIt() {
        String code = multi.api().as(token).post(FACTOR + "AUTHY", "{}").at("linkingCode");
        assertEmpty(multi.logout(token), 204);

        assertThat(OwnDevice.link(multi.server(), code).status()).isEqualTo(409);
        assertThat(freshSession().get("/authentication_factors").text()).doesNotContain("PUSH");
    }

    @Test
    void theFactorIsListedFromItsCodeToItsEnd() {
        Api owner = multi.api().as(token);
        String code = owner.post(FACTOR + "AUTHY", "{}").at("linkingCode");
        assertThat(owner.get("/authentication_factors").json().toString())
                .contains("{\"type\":\"PUSH\",\"channel\":\"AUTHY\",\"status\":\"PENDING_VERIFICATION\"}");

        OwnDevice.linked(multi.server(), code);
        assertThat(owner.get("/authentication_factors").json().toString())
                .isEqualTo("{\"factors\":[{\"type\":\"OTP\",\"channel\":\"SMS\",\"status\":\"ACTIVE\"},"
                        + "{\"type\":\"PUSH\",\"channel\":\"AUTHY\",\"status\":\"ACTIVE\"}]}");
        assertConflict(owner.post(FACTOR + "AUTHY", "{}"), "CHANNEL_ALREADY_REGISTERED");

        assertEmpty(owner.delete(FACTOR + "AUTHY"), 204);
        assertConflict(owner.delete(FACTOR + "AUTHY"), "CHANNEL_NOT_REGISTERED");
        assertThat(owner.get("/authentication_factors").text()).doesNotContain("PUSH");
    }

    @Test
    void theSimulatorPlaysTheDevice() {
        link("AUTHY");
        Api accepting = freshSession();
        Api rejecting = freshSession();
        Api lapsing = freshSession();

        String factors = "/factors/" + person.id() + "/challenges/";
        assertThat(simulate(factors + id(accepting.post(ISSUE + "AUTHY", "{}")) + "/verify_success"))
                .isEqualTo(200);
        assertThat(simulate(factors + id(rejecting.post(ISSUE + "AUTHY", "{}")) + "/verify_invalid"))
                .isEqualTo(200);
        assertThat(simulate(factors + id(lapsing.post(ISSUE + "AUTHY", "{}")) + "/verify_expired"))
                .isEqualTo(200);

        assertThat(status(accepting)).isEqualTo("STEPPED_UP");
        assertThat(status(rejecting)).isEqualTo("STANDARD");
        assertConflict(rejecting.post(ISSUE + "AUTHY", "{}"), "STATE_INVALID");
        id(lapsing.post(ISSUE + "AUTHY", "{}"));
    }

    @Test
    void theSimulatorAlsoKnowsTheChallengeAlone() {
        link("AUTHY");
        Api session = freshSession();
        String issued = id(session.post(ISSUE + "AUTHY", "{}"));

        assertThat(simulate("/authy/step_up/" + issued + "/accept")).isEqualTo(204);
        assertThat(simulate("/authy/step_up/" + issued + "/reject")).isEqualTo(409);
        assertThat(status(session)).isEqualTo("STEPPED_UP");
    }

    @Test
    void onlyTheProgrammePlaysDevicesAndOnlyOfItsOwnUsers() {
        link("AUTHY");
        String issued = id(freshSession().post(ISSUE + "AUTHY", "{}"));
        String path = "/factors/" + person.id() + "/challenges/" + issued + "/verify_success";
        Api simulator = multi.server().below("/simulate/api");

        assertThat(simulator.post(path, "{}").status()).isEqualTo(400);
        assertThat(simulator
                        .with("programme-key", Multi.API_KEY)
                        .post(path, "{}")
                        .status())
                .isEqualTo(401);
        assertThat(simulate("/factors/7/challenges/" + issued + "/verify_success"))
                .isEqualTo(404);
        assertThat(simulate("/factors/x/challenges/" + issued + "/verify_success"))
                .isEqualTo(404);
    }

    private int simulate(String path) {
        return multi.server()
                .below("/simulate/api")
                .with("programme-key", "sandbox-programme-key")
                .post(path, "{}")
                .status();
    }
}
