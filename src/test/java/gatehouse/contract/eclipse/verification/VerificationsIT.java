package gatehouse.contract.eclipse.verification;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api.Answer;
import gatehouse.rig.Body;
import gatehouse.rig.Crowd;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Eclipse.Person;
import gatehouse.rig.Refusal;
import gatehouse.rig.Tenancy;
import gatehouse.rig.Unique;
import gatehouse.support.Together;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code global/verifications} and their check (rows 13 and 14). */
class VerificationsIT extends DeployedGatehouse {
    private static final String PASSWORD = "first_password";
    private static final String CODE = "123456";
    private static final Duration RESEND = Duration.ofSeconds(16);

    private Eclipse eclipse;
    private Person person;
    private String phone;

    @BeforeEach
    void somebody() {
        eclipse = Eclipse.at(base());
        person = eclipse.person(PASSWORD);
        phone = Unique.phone();
    }

    @AfterEach
    void backToRealTime() {
        eclipse.sandbox().backToRealTime();
    }

    @Test
    void aPhoneIsVerifiedOnce() {
        assertThat(request(Body.empty().with("phone", "+" + phone)).status()).isEqualTo(204);

        assertThat(eclipse.sandbox().awaitTextsTo(phone, 1).get(0))
                .contains(CODE)
                .contains("5 minutes");
        assertThat(check("phone", phone, CODE).status()).isEqualTo(204);
        requireRefused(check("phone", phone, CODE));
    }

    @Test
    void aMailboxIsVerifiedOnceInWhateverCase() {
        String email = Unique.text() + "@example.com";
        assertThat(request(Body.empty().with("email", email.toUpperCase())).status())
                .isEqualTo(204);

        assertThat(eclipse.sandbox().awaitTextsTo(email, 1).get(0)).contains(CODE);
        assertThat(check("email", email, CODE).status()).isEqualTo(204);
        requireRefused(check("email", email, CODE));
    }

    @Test
    void anIdentityIsReachedByThePhoneOnTheProfile() {
        assertThat(request(Body.empty().with("identity", person.identity()).with("tenantId", Eclipse.TENANT))
                        .status())
                .isEqualTo(204);

        eclipse.sandbox().awaitTextsTo(person.phone(), 1);
        assertThat(check("identity", person.identity(), CODE).status()).isEqualTo(204);
        requireRefused(check("identity", person.identity(), CODE));
    }

    @Test
    void anIdentityIsReachedByItsMailboxWhenAskedTo() {
        String email = Unique.text() + "@example.com";
        Tenancy tenant = Tenancy.sandbox(eclipse);
        String identity = Unique.text();
        long customer = tenant.newCustomer(Body.empty().with("email", email));
        tenant.addIdentity(customer, Body.identity(identity, PASSWORD));

        request(Body.empty().with("identity", identity).with("type", "EMAIL"));

        assertThat(eclipse.sandbox().awaitTextsTo(email, 1).get(0)).contains(CODE);
        assertThat(check("identity", identity, CODE).status()).isEqualTo(204);
    }

    @Test
    void aCodeIsGoodFromTheMomentItIsPromised() {
        request(Body.empty().with("phone", phone));

        assertThat(check("phone", phone, CODE).status())
                .as("without waiting for the message")
                .isEqualTo(204);
    }

    @Test
    void whoeverAsksLearnsNothing() {
        Answer known = request(Body.empty().with("identity", person.identity()));
        Answer unknown = request(Body.empty().with("identity", Unique.text()));
        Answer cardAccess = request(Body.empty().with("identity", "CAP"));
        Answer noTenant = request(Body.empty().with("phone", phone).with("tenantId", 987_654_321));

        assertThat(List.of(known, unknown, cardAccess, noTenant))
                .extracting(Answer::status)
                .containsOnly(204);
        assertThat(unknown.raw().headers().map().keySet())
                .isEqualTo(known.raw().headers().map().keySet());
        requireRefused(check("identity", Unique.text(), CODE));
        requireRefused(check("identity", person.identity(), "654321"));
        requireRefused(check("phone", phone, CODE));
        assertThat(eclipse.sandbox().textsTo(phone)).isEmpty();
    }

    @Test
    void aCodeForOneTargetOpensNoOther() {
        request(Body.empty().with("phone", person.phone()));
        eclipse.sandbox().awaitTextsTo(person.phone(), 1);

        requireRefused(check("identity", person.identity(), CODE));
        assertThat(eclipse.changePassword(person.identity(), CODE, "second_password")
                        .code())
                .isEqualTo("USR007");
        assertThat(check("phone", person.phone(), CODE).status()).isEqualTo(204);
    }

    @Test
    void theCaptchaHeaderIsTakenAndNotLookedAt() {
        Answer answer = eclipse.api()
                .with("gCaptcha", "whatever")
                .post("/global/verifications", Body.empty().with("phone", phone).toString());

        assertThat(answer.status()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"tenantId\":1}",
                "{\"phone\":\"27840000001\",\"email\":\"a@example.com\"}",
                "{\"phone\":\"27840000001\",\"identity\":\"somebody\"}",
                "{\"email\":\"a@example.com\",\"identity\":\"somebody\"}"
            })
    void exactlyOneTargetIsNeeded(String body) {
        Refusal refusal = Refusal.in(eclipse.api().post("/global/verifications", body));
        Refusal ofCheck = Refusal.in(
                eclipse.api().post("/global/verifications/check", "{\"otp\":\"123456\"," + body.substring(1)));
        assertThat(refusal.inShort()).isEqualTo("400 VAL001");
        assertThat(refusal.description()).contains("exactly one of email, identity and phone");
        assertThat(List.of(ofCheck.status())).containsOnly(400);
    }

    @ParameterizedTest
    @CsvSource({
        "phone, 0820000001, phone must be an international number: digits with the country code",
        "email, nobody, email must be a well-formed e-mail address",
        "identity, a/b/c, 'identity must have 3 to 40 characters, none of them / \\ ; % ? # or a control character, and no blank at either end'",
        "identity, ab, identity size must be between 3 and 40",
        "type, FAX, type must be SMS or EMAIL",
        "tenantId, -1, tenantId must be greater than or equal to 0",
    })
    void whatIsWrongIsNamed(String field, String value, String description) {
        Body body =
                field.equals("type") || field.equals("tenantId") ? Body.empty().with("phone", phone) : Body.empty();
        Object typed = field.equals("tenantId") ? Long.valueOf(value) : value;

        Refusal refusal = Refusal.in(request(body.with(field, typed)));

        assertThat(refusal.inShort()).isEqualTo("400 VAL001");
        assertThat(refusal.description()).isEqualTo(description);
    }

    @Test
    void theTypeHasToFitTheTarget() {
        assertThat(Refusal.in(request(Body.empty().with("phone", phone).with("type", "EMAIL")))
                        .description())
                .isEqualTo("type must be SMS for this target");
        assertThat(Refusal.in(request(
                                Body.empty().with("email", "a@example.com").with("type", "SMS")))
                        .description())
                .isEqualTo("type must be EMAIL for this target");
    }

    @Test
    void aTemplateThatNobodyWroteIsRefused() {
        Refusal refusal = Refusal.in(request(Body.empty().with("phone", phone).with("templateId", "welcome")));

        assertThat(refusal.inShort()).isEqualTo("400 PNF001");
        assertThat(refusal.description()).contains("templateId");
    }

    @Test
    void aCheckNeedsACode() {
        Answer none = eclipse.api()
                .post(
                        "/global/verifications/check",
                        Body.empty().with("phone", phone).toString());

        assertThat(Refusal.in(none).inShort()).isEqualTo("400 VAL001");
        assertThat(Refusal.in(check("phone", phone, "12")).inShort()).isEqualTo("400 VAL001");
    }

    @Test
    void aSecondRequestWithinFifteenSecondsIsDroppedInSilence() {
        request(Body.empty().with("phone", phone));
        assertThat(request(Body.empty().with("phone", phone)).status()).isEqualTo(204);
        untilRequestsAreCarriedOut();

        assertThat(eclipse.sandbox().awaitTextsTo(phone, 1)).hasSize(1);
    }

    @Test
    void aNumberGetsFiveCodesAnHour() {
        eclipse.sandbox().advanceToTheNextHour();
        for (int sent = 1; sent <= 5; sent++) {
            request(Body.empty().with("phone", phone));
            eclipse.sandbox().awaitTextsTo(phone, sent);
            eclipse.sandbox().advance(RESEND);
        }

        assertThat(request(Body.empty().with("phone", phone)).status()).isEqualTo(204);
        untilRequestsAreCarriedOut();

        assertThat(eclipse.sandbox().textsTo(phone)).hasSize(5);
    }

    @Test
    void aCodeIsGoodForFiveMinutes() {
        request(Body.empty().with("phone", phone));
        eclipse.sandbox().awaitTextsTo(phone, 1);

        eclipse.sandbox().advance(Duration.ofMinutes(5));

        requireRefused(check("phone", phone, CODE));
    }

    @Test
    void fiveWrongAnswersKillTheCode() {
        request(Body.empty().with("phone", phone));
        eclipse.sandbox().awaitTextsTo(phone, 1);

        IntStream.range(0, 5).forEach(i -> requireRefused(check("phone", phone, "65432" + i)));

        requireRefused(check("phone", phone, CODE));
        eclipse.sandbox().advance(RESEND);
        request(Body.empty().with("phone", phone));
        eclipse.sandbox().awaitTextsTo(phone, 2);
        requireRefused(check("phone", phone, CODE));
        assertThat(eclipse.login(person.identity(), PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void fiftyParallelUsesOfOneCodeGiveOneSuccess() {
        for (Map.Entry<String, String> target :
                Map.of("phone", phone, "identity", person.identity()).entrySet()) {
            request(Body.empty().with(target.getKey(), target.getValue()));
            eclipse.sandbox().awaitTextsTo(target.getKey().equals("phone") ? phone : person.phone(), 1);

            List<Answer> answers = Crowd.of(50, () -> check(target.getKey(), target.getValue(), CODE));

            assertThat(answers).filteredOn(answer -> answer.status() == 204).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 204)
                    .extracting(Answer::code)
                    .containsOnly("USR007");
        }
    }

    @Test
    void anAddressMayGuessThreeHundredTimesAMinute() {
        eclipse.sandbox().advanceToTheNextHour();
        Eclipse greedy = eclipse.from(Eclipse.anyAddress());
        String nobody = Body.empty().with("phone", phone).with("otp", "654321").toString();
        Together.times(
                10,
                () -> IntStream.range(0, 30)
                        .filter(i -> greedy.api()
                                        .post("/global/verifications/check", nobody)
                                        .status()
                                == 400)
                        .count());

        Answer over = greedy.api().post("/global/verifications/check", nobody);

        assertThat(Refusal.in(over).inShort()).isEqualTo("429 RLT001");
        assertThat(Long.parseLong(over.header("Retry-After"))).isBetween(1L, 60L);
    }

    private Answer request(Body body) {
        return eclipse.api().post("/global/verifications", body.toString());
    }

    private Answer check(String field, String target, String code) {
        return eclipse.api()
                .post(
                        "/global/verifications/check",
                        Body.empty().with(field, target).with("otp", code).toString());
    }

    /** Requests are carried out in their order: when a later one has arrived, all before it are done. */
    private void untilRequestsAreCarriedOut() {
        String later = Unique.phone();
        request(Body.empty().with("phone", later));
        eclipse.sandbox().awaitTextsTo(later, 1);
    }

    private static void requireRefused(Answer answer) {
        assertThat(Refusal.in(answer).inShort()).isEqualTo("400 USR007");
    }
}
