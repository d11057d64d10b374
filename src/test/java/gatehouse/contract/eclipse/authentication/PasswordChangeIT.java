package gatehouse.contract.eclipse.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.Crowd;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Eclipse.Person;
import gatehouse.support.Together;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code password-change-init} and {@code password-change} (rows 11 and 12; decisions on limits and silence). */
@Tag("acceptance")
class PasswordChangeIT extends DeployedGatehouse {
    private static final String OLD = "first_password";
    private static final String NEW = "second_password";
    /** Right in form, so only a right code learns that a password must not look like this. */
    private static final String UNFIT = "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";

    private static final String CODE = "123456";
    private static final Duration RESEND = Duration.ofSeconds(16);
    private static final int CODES_AN_HOUR = 5;
    private static final int MOMENTS = 3;
    private static final int REQUESTS_IN_TEN_MINUTES = 600;

    private Eclipse eclipse;
    private Person person;

    @BeforeEach
    void aPersonWhoForgot() {
        eclipse = Eclipse.at(base());
        person = eclipse.person(OLD);
    }

    @AfterEach
    void backToRealTime() {
        eclipse.sandbox().backToRealTime();
    }

    @Test
    void aCodeChangesThePasswordOnce() {
        requestCode(1);

        assertThat(eclipse.changePassword(person.identity(), CODE, NEW).status())
                .isEqualTo(204);

        assertThat(eclipse.login(person.identity(), NEW).status()).isEqualTo(200);
        assertThat(eclipse.login(person.identity(), OLD).code()).isEqualTo("USR002");
        assertRefused(eclipse.changePassword(person.identity(), CODE, "third_password"));
    }

    @Test
    void aCodeIsGoodFromTheMomentItIsPromised() {
        assertThat(Stream.generate(this::isGoodAtOnce).limit(MOMENTS).anyMatch(good -> good))
                .as("at one of some moments; at another the server may be too busy")
                .isTrue();
    }

    /** Whether somebody new may use a code without waiting for the message. */
    private boolean isGoodAtOnce() {
        Person hurried = eclipse.person(OLD);
        eclipse.askForCode(hurried.identity(), "OTP");
        return eclipse.changePassword(hurried.identity(), CODE, NEW).status() == 204;
    }

    @Test
    void whatIsBehindTheHashSignOfALinkChangesThePasswordOnce() {
        String token = requestLink(1);

        assertThat(token).hasSize(43);
        assertThat(eclipse.changePassword(person.identity(), token, NEW).status())
                .isEqualTo(204);
        assertThat(eclipse.login(person.identity(), NEW).status()).isEqualTo(200);
        assertRefused(eclipse.changePassword(person.identity(), token, "third_password"));
    }

    @Test
    void allSessionsEndAndTheOwnerIsTold() {
        String jwt = eclipse.jwt(person.identity(), OLD);
        requestCode(1);

        eclipse.changePassword(person.identity(), CODE, NEW);

        assertThat(eclipse.opens(jwt, person)).isFalse();
        assertThat(eclipse.renew(jwt).code()).isEqualTo("USR904");
        assertThat(eclipse.sandbox().awaitTextsTo(person.phone(), 2).get(0)).contains("password was changed");
    }

    @Test
    void aNewPasswordOpensALock() {
        requestCode(1);
        IntStream.range(0, 5).forEach(i -> eclipse.login(person.identity(), "wrong_password"));

        eclipse.changePassword(person.identity(), CODE, NEW);

        assertThat(eclipse.login(person.identity(), NEW).status()).isEqualTo(200);
    }

    @Test
    void aNameThatNobodyHasIsAnsweredLikeAnyOther() {
        String nobody = "nobody-" + UUID.randomUUID().toString().substring(0, 18);

        Answer known = eclipse.askForCode(person.identity(), "OTP");
        Answer unknown = eclipse.askForCode(nobody, "OTP");
        Answer cardAccess = eclipse.askForCode("CAP", "OTP");

        assertThat(known.status()).isEqualTo(204);
        assertThat(unknown.status()).isEqualTo(204);
        assertThat(cardAccess.status()).isEqualTo(204);
        assertThat(unknown.raw().headers().map().keySet())
                .isEqualTo(known.raw().headers().map().keySet());
        eclipse.sandbox().awaitTextsTo(person.phone(), 1);
        assertRefused(eclipse.changePassword(person.identity(), "654321", NEW));
        assertRefused(eclipse.changePassword(nobody, CODE, NEW));
        assertRefused(eclipse.changePassword("CAP", CODE, NEW));
    }

    @Test
    void aSecondRequestWithinFifteenSecondsIsDroppedInSilence() {
        assertThat(eclipse.askForCode(person.identity(), "LINK").status()).isEqualTo(204);
        String first = requestLink(1);
        untilRequestsAreCarriedOut();

        assertThat(eclipse.sandbox().textsTo(person.phone())).hasSize(1);
        assertThat(eclipse.changePassword(person.identity(), first, NEW).status())
                .isEqualTo(204);
    }

    @Test
    void aLaterRequestKillsTheCodeBeforeIt() {
        String first = requestLink(1);
        eclipse.sandbox().advance(RESEND);

        String second = requestLink(2);

        assertRefused(eclipse.changePassword(person.identity(), first, NEW));
        assertThat(eclipse.changePassword(person.identity(), second, NEW).status())
                .isEqualTo(204);
    }

    @Test
    void aNumberGetsFiveCodesAnHour() {
        eclipse.sandbox().advanceToTheNextHour();
        String last = "";
        for (int sent = 1; sent <= CODES_AN_HOUR; sent++) {
            last = requestLink(sent);
            eclipse.sandbox().advance(RESEND);
        }

        assertThat(eclipse.askForCode(person.identity(), "LINK").status()).isEqualTo(204);
        untilRequestsAreCarriedOut();

        assertThat(eclipse.sandbox().textsTo(person.phone())).hasSize(CODES_AN_HOUR);
        assertThat(eclipse.changePassword(person.identity(), last, NEW).status())
                .as("what was dropped killed nothing")
                .isEqualTo(204);
    }

    @Test
    void anAddressMayAskSixHundredTimesInTenMinutes() {
        eclipse.sandbox().advanceToTheNextHour();
        Eclipse greedy = eclipse.from(Eclipse.anyAddress());
        String nobody = "nobody-" + UUID.randomUUID().toString().substring(0, 18);

        List<Long> taken = Together.times(
                10,
                () -> IntStream.range(0, REQUESTS_IN_TEN_MINUTES / 10)
                        .filter(i -> greedy.askForCode(nobody, "OTP").status() == 204)
                        .count());
        Answer over = greedy.askForCode(nobody, "OTP");

        assertThat(taken).containsOnly((long) REQUESTS_IN_TEN_MINUTES / 10);
        assertThat(over.status()).isEqualTo(429);
        assertThat(over.code()).isEqualTo("RLT001");
        assertThat(Long.parseLong(over.header("Retry-After"))).isBetween(1L, 600L);
        assertThat(greedy.askForCode(person.identity(), "OTP").status()).isEqualTo(429);
        assertThat(eclipse.askForCode(nobody, "OTP").status()).isEqualTo(204);
    }

    @Test
    void fiveWrongAnswersKillTheCode() {
        requestCode(1);

        for (int i = 0; i < 5; i++) {
            assertRefused(eclipse.changePassword(person.identity(), "65432" + i, NEW));
        }

        assertRefused(eclipse.changePassword(person.identity(), CODE, NEW));
    }

    @Test
    void wrongAnswersAreCountedAcrossCodes() {
        requestCode(1);
        for (int i = 0; i < 3; i++) {
            assertRefused(eclipse.changePassword(person.identity(), "65432" + i, NEW));
        }
        eclipse.sandbox().advance(RESEND);
        requestCode(2);
        for (int i = 0; i < 2; i++) {
            assertRefused(eclipse.changePassword(person.identity(), "65432" + i, NEW));
        }

        assertRefused(eclipse.changePassword(person.identity(), CODE, NEW));
        eclipse.sandbox().advance(Duration.ofMinutes(31));
        requestCode(3);
        assertThat(eclipse.changePassword(person.identity(), CODE, NEW).status())
                .isEqualTo(204);
    }

    @Test
    void wrongAnswersToACodeDoNotLockTheLogin() {
        requestCode(1);

        for (int i = 0; i < 5; i++) {
            assertRefused(eclipse.changePassword(person.identity(), "65432" + i, NEW));
        }

        assertThat(eclipse.login(person.identity(), OLD).status()).isEqualTo(200);
    }

    @Test
    void aCodeIsGoodForFiveMinutes() {
        requestCode(1);

        eclipse.sandbox().advance(Duration.ofMinutes(4));
        assertStillGood(CODE);
        eclipse.sandbox().advance(Duration.ofMinutes(1));
        assertRefused(eclipse.changePassword(person.identity(), CODE, NEW));
    }

    @Test
    void aLinkIsGoodForTenMinutes() {
        String token = requestLink(1);

        eclipse.sandbox().advance(Duration.ofMinutes(9));
        assertStillGood(token);
        eclipse.sandbox().advance(Duration.ofMinutes(1));
        assertRefused(eclipse.changePassword(person.identity(), token, NEW));
    }

    @Test
    void fiftyParallelUsesOfOneCodeGiveOneSuccess() {
        requestCode(1);
        AtomicInteger turn = new AtomicInteger();

        List<Answer> answers = Crowd.of(
                50, () -> eclipse.changePassword(person.identity(), CODE, "password_" + turn.incrementAndGet()));

        assertThat(answers).filteredOn(answer -> answer.status() == 204).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 204)
                .extracting(Answer::code)
                .isSubsetOf("USR007", "RLT001");
    }

    @Test
    void aPasswordThatWillNotDoLeavesTheCodeUsable() {
        requestCode(1);

        assertThat(eclipse.changePassword(person.identity(), CODE, "ab").code()).isEqualTo("VAL001");
        assertThat(eclipse.changePassword(person.identity(), CODE, "a".repeat(81))
                        .code())
                .isEqualTo("VAL001");
        assertStillGood(CODE);
        assertThat(eclipse.login(person.identity(), OLD).status()).isEqualTo(200);
        assertThat(eclipse.changePassword(person.identity(), CODE, NEW).status())
                .isEqualTo(204);
    }

    @Test
    void aCommonPasswordLeavesTheCodeUsableWhereTheTenantRefusesIt() {
        JsonNode tenant = eclipse.tenant();
        Api system = eclipse.api()
                .as(eclipse.jwt(
                        tenant.path("systemIdentity").asString(),
                        tenant.path("systemPassword").asString()));
        Person strict = eclipse.person(system, tenant.path("id").asLong(), "vex-quilt-71-marrow");
        eclipse.askForCode(strict.identity(), "OTP");
        eclipse.sandbox().awaitTextsTo(strict.phone(), 1);

        Answer common = eclipse.changePassword(strict.identity(), CODE, "password123");

        assertThat(common.status()).isEqualTo(400);
        assertThat(common.code()).isEqualTo("VAL001");
        assertThat(eclipse.changePassword(strict.identity(), CODE, "jolt-ember-52-canal")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void onlyTheTwoKindsAreKnown() {
        assertThat(eclipse.askForCode(person.identity(), "SMS").code()).isEqualTo("VAL001");
        assertThat(eclipse.api()
                        .post("/global/identities/" + person.identity() + "/password-change-init", "{}")
                        .code())
                .isEqualTo("VAL001");
        assertThat(eclipse.api()
                        .post("/global/identities/" + person.identity() + "/password-change", "{\"hash\":\"123456\"}")
                        .code())
                .isEqualTo("VAL001");
    }

    /** @param nth the how manieth text to this phone it will be */
    private void requestCode(int nth) {
        assertThat(eclipse.askForCode(person.identity(), "OTP").status()).isEqualTo(204);
        assertThat(eclipse.sandbox().awaitTextsTo(person.phone(), nth).get(0)).contains(CODE);
    }

    private String requestLink(int nth) {
        assertThat(eclipse.askForCode(person.identity(), "LINK").status()).isEqualTo(204);
        String text = eclipse.sandbox().awaitTextsTo(person.phone(), nth).get(0);
        assertThat(text).contains(base() + "/account/reset#");
        return text.substring(text.indexOf('#') + 1);
    }

    /** Requests are carried out in their order: when somebody's later one has arrived, all before it are done. */
    private void untilRequestsAreCarriedOut() {
        Person later = eclipse.person(OLD);
        eclipse.askForCode(later.identity(), "OTP");
        eclipse.sandbox().awaitTextsTo(later.phone(), 1);
    }

    private void assertStillGood(String hash) {
        assertThat(eclipse.changePassword(person.identity(), hash, UNFIT).code())
                .as("only who has a right code hears about the password")
                .isEqualTo("IAE002");
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("USR007");
    }
}
