package gatehouse.contract.multi.authentication;

import static gatehouse.rig.MultiAnswers.assertConflict;
import static gatehouse.rig.MultiAnswers.assertEmpty;
import static gatehouse.rig.MultiAnswers.assertInvalid;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.Body;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.EventReceiver;
import gatehouse.rig.Multi;
import gatehouse.rig.Multi.Root;
import gatehouse.rig.OwnDevice;
import gatehouse.rig.Unique;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code login_via_biometrics} (2.3, 2.5, 3.1, 3.3). */
class BiometricLoginIT extends DeployedGatehouse {
    private static final String LOGIN = "/login_via_biometrics";
    private static final String BIOMETRIC = "BIOMETRIC";

    private Eclipse eclipse;
    private Multi multi;
    private Root person;

    private OwnDevice aPersonWithADevice(Multi programme) {
        multi = programme;
        person = multi.verified(multi.consumer());
        return multi.link(multi.tokenToAddUsers(person), BIOMETRIC);
    }

    private static String challengeId(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().propertyNames()).containsExactly("challengeId");
        assertThat(answer.at("challengeId")).matches("[0-9]+");
        return answer.at("challengeId");
    }

    private int simulate(String programmeKey, String challenge, String end) {
        return multi.server()
                .below("/simulate/api")
                .with("programme-key", programmeKey)
                .post("/factors/" + person.id() + "/challenges/" + challenge + "/" + end, "{}")
                .status();
    }

    @BeforeEach
    void aServer() {
        eclipse = Eclipse.at(base());
    }

    /** A tenant of its own, which tells nobody who is unknown to it. */
    @Nested
    class OfAProgrammeThatListens {
        private EventReceiver receiver;
        private OwnDevice device;
        private String programmeKey;

        @BeforeEach
        void aPersonAndAReceiver() throws IOException {
            JsonNode tenant = eclipse.tenant();
            receiver = EventReceiver.of(eclipse, tenant.path("id").asLong());
            programmeKey = tenant.path("programmeKey").asString();
            device = aPersonWithADevice(Multi.at(base(), tenant.path("apiKey").asString()));
        }

        @AfterEach
        void stop() {
            receiver.close();
        }

        @Test
        void theTokenComesByTheWebhookAndItsAccessTokensAreSteppedUp() {
            String challenge = challengeId(multi.loginByDevice(person.email()));
            JsonNode asked = device.challenges().get(0);
            assertThat(asked.path("id").asString()).isEqualTo(challenge);
            assertThat(asked.path("purpose").asString()).isEqualTo("LOGIN");
            assertThat(asked.path("use").asString()).isEqualTo(BIOMETRIC);

            assertThat(device.answer(asked, "APPROVE").status()).isEqualTo(204);

            JsonNode event = receiver.awaited("/stepup/watch", BIOMETRIC, "VERIFIED");
            assertThat(event.path("challengeId").asString()).isEqualTo(challenge);
            assertThat(event.path("identity").toString())
                    .isEqualTo("{\"type\":\"consumers\",\"id\":\"" + person.id() + "\"}");
            assertThat(event.path("credential").toString())
                    .isEqualTo("{\"type\":\"ROOT\",\"id\":\"" + person.id() + "\"}");
            receiver.awaited("/login/watch", BIOMETRIC, "VERIFIED");
            String auth = event.path("authToken").asString();
            Answer early = multi.api().as(auth).get("/consumers");
            assertThat(early.status()).isEqualTo(403);
            assertThat(early.at("errorCode")).isEqualTo("ACCESS_TOKEN_REQUIRED");
            Answer exchanged = multi.accessToken(auth, "CONSUMER", person.id());
            assertThat(exchanged.at("status")).isEqualTo("STEPPED_UP");
            Answer gated = multi.api().as(exchanged.at("token")).get("/managed_cards");
            assertThat(gated.status()).as(gated.toString()).isEqualTo(200);
            assertEmpty(multi.logout(auth), 204);
            assertThat(multi.opens(exchanged.at("token"))).isFalse();
        }

        @Test
        void aRejectedOneIsToldWithoutAToken() {
            String challenge = challengeId(multi.loginByDevice(person.email()));

            device.answer(device.challenges().get(0), "REJECT");

            JsonNode event = receiver.awaited("/stepup/watch", BIOMETRIC, "DECLINED");
            assertThat(event.path("challengeId").asString()).isEqualTo(challenge);
            assertThat(event.has("authToken")).isFalse();
            receiver.awaited("/login/watch", BIOMETRIC, "DECLINED");
        }

        @Test
        void anotherOneTakesThePlaceOfTheOneThatWaits() {
            String first = challengeId(multi.loginByDevice(person.email()));
            JsonNode old = device.challenges().get(0);

            String second = challengeId(multi.loginByDevice(person.email()));

            JsonNode event = receiver.awaited("/stepup/watch", BIOMETRIC, "EXPIRED");
            assertThat(event.path("challengeId").asString()).isEqualTo(first);
            assertThat(device.answer(old, "APPROVE").status()).isEqualTo(409);
            assertThat(device.challenges())
                    .extracting(one -> one.path("id").asString())
                    .containsExactly(second);
        }

        @Test
        void theSimulatorPlaysTheDevice() {
            String accepted = challengeId(multi.loginByDevice(person.email()));
            assertThat(simulate(programmeKey, accepted, "verify_success")).isEqualTo(200);
            assertThat(simulate(programmeKey, accepted, "verify_success")).isEqualTo(409);
            String rejected = challengeId(multi.loginByDevice(person.email()));
            assertThat(simulate(programmeKey, rejected, "verify_invalid")).isEqualTo(200);
            String lapsed = challengeId(multi.loginByDevice(person.email()));
            assertThat(simulate(programmeKey, lapsed, "verify_expired")).isEqualTo(200);

            for (Map.Entry<String, String> end : Map.of(accepted, "VERIFIED", rejected, "DECLINED", lapsed, "EXPIRED")
                    .entrySet()) {
                JsonNode event = receiver.awaited("/stepup/watch", BIOMETRIC, end.getValue());
                assertThat(event.path("challengeId").asString()).isEqualTo(end.getKey());
            }
        }

        @Test
        void addressesThatNobodyHasAreAnsweredLikeAnyOther() {
            challengeId(multi.loginByDevice(person.email()));
            challengeId(multi.loginByDevice(Unique.text() + "@example.com"));
            challengeId(multi.loginByDevice(multi.consumer().email()));
        }
    }

    /** The sandbox's own tenant, which tells it. */
    @Nested
    class OfAProgrammeThatTellsWhoIsUnknown {
        @BeforeEach
        void aProgramme() {
            multi = Multi.at(base());
        }

        @AfterEach
        void backToRealTime() {
            multi.sandbox().backToRealTime();
        }

        @Test
        void whatIsWrongIsForbiddenWithoutAWord() {
            assertEmpty(multi.loginByDevice(Unique.text() + "@example.com"), 403);
            assertEmpty(multi.loginByDevice(multi.consumer().email()), 403);
        }

        @Test
        void aPersonOfAnotherProgrammeIsNobody() {
            aPersonWithADevice(Multi.at(base(), eclipse.tenant().path("apiKey").asString()));

            assertEmpty(Multi.at(base()).loginByDevice(person.email()), 403);
        }

        @Test
        void aUserWhoWasShutOutIsForbidden() {
            String root = multi.tokenToAddUsers(multi.corporate());
            String email = Unique.text() + "@example.com";
            String user = multi.addUser(root, email).at("id");
            assertConflict(multi.loginByDevice(email), "CHANNEL_NOT_REGISTERED");

            assertEmpty(multi.api().as(root).post("/users/" + user + "/deactivate", "{}"), 204);

            assertEmpty(multi.loginByDevice(email), 403);
        }

        @Test
        void withoutABiometricDeviceThereIsNobodyToAsk() {
            person = multi.verified(multi.consumer());
            String token = multi.tokenToAddUsers(person);
            assertConflict(multi.loginByDevice(person.email()), "CHANNEL_NOT_REGISTERED");

            multi.link(token, "AUTHY");

            assertConflict(multi.loginByDevice(person.email()), "CHANNEL_NOT_REGISTERED");
        }

        @Test
        void aProfileMayAskForMoreThanADevice() {
            Root company = multi.corporate();
            multi.link(multi.tokenToAddUsers(company), BIOMETRIC);
            Api console = eclipse.console();
            String corporates = "/tenants/1/populations/2";
            ObjectNode rules = (ObjectNode) console.get(corporates).json();

            Answer set = console.put(
                    corporates, rules.deepCopy().put("loginByDevice", false).toString());
            Answer refused = multi.loginByDevice(company.email());
            console.put(
                    corporates,
                    rules.put("version", set.json().path("version").asLong()).toString());

            assertThat(set.status()).as(set.toString()).isEqualTo(200);
            assertConflict(refused, "CHANNEL_NOT_SUPPORTED");
            challengeId(multi.loginByDevice(company.email()));
        }

        @Test
        void theIdentityIsOneWhomTheUserActsFor() {
            aPersonWithADevice(multi);

            challengeId(asking(Map.of("type", "CONSUMER", "id", person.id())));
            assertEmpty(asking(Map.of("type", "CORPORATE", "id", person.id())), 403);
            assertEmpty(asking(Map.of("type", "CONSUMER", "id", multi.consumer().id())), 403);
            assertEmpty(asking(Map.of("type", "CONSUMER", "id", "9".repeat(30))), 403);
            assertInvalid(asking(Map.of("type", "BANK", "id", "1")), "[\"identity\"]", "type", "NOT_IN");
            assertInvalid(asking(Map.of("type", "CONSUMER")), "[\"identity\"]", "id", "REQUIRED");
        }

        private Answer asking(Map<String, String> identity) {
            return multi.api()
                    .post(
                            LOGIN,
                            Body.empty()
                                    .with("email", person.email())
                                    .with("identity", identity)
                                    .toString());
        }

        @Test
        void aBodyWithoutAnAddressIsNamed() {
            assertInvalid(multi.api().post(LOGIN, "{}"), "[]", "email", "REQUIRED");
            assertInvalid(multi.loginByDevice(""), "[]", "email", "REGEX");
            assertInvalid(multi.loginByDevice("nobody"), "[]", "email", "REGEX");
            assertInvalid(multi.withoutKey().post(LOGIN, "{\"email\":\"a@example.com\"}"), "[]", "api-key", "REQUIRED");
        }

        @Test
        void wrongPasswordsLockAnAddressWhetherSomebodyHasItOrNot() {
            aPersonWithADevice(multi);
            String nobody = Unique.text() + "@example.com";
            for (int i = 0; i < 5; i++) {
                multi.login(person.email(), "wrong");
                multi.login(nobody, "wrong");
            }

            assertEmpty(multi.loginByDevice(person.email()), 423);
            assertEmpty(multi.loginByDevice(nobody), 423);
        }

        @Test
        void whoSaysNoFiveTimesIsLeftInPeace() {
            OwnDevice device = aPersonWithADevice(multi);
            for (int i = 0; i < 5; i++) {
                challengeId(multi.loginByDevice(person.email()));
                device.answer(device.challenges().get(0), "REJECT");
            }

            assertEmpty(multi.loginByDevice(person.email()), 423);
            assertThat(multi.login(person.email(), Multi.PASSWORD).status()).isEqualTo(200);
        }

        @Test
        void anAddressIsAskedForTenTimesAnHour() {
            String nobody = Unique.text() + "@example.com";
            multi.sandbox().advanceToTheNextHour();
            for (int i = 0; i < 10; i++) {
                assertEmpty(multi.loginByDevice(nobody), 403);
            }

            Answer refused = multi.loginByDevice(nobody);

            assertEmpty(refused, 429);
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 3600);
        }
    }
}
