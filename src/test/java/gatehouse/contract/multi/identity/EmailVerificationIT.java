package gatehouse.contract.multi.identity;

import static gatehouse.rig.MultiAnswers.assertConflict;
import static gatehouse.rig.MultiAnswers.assertEmpty;
import static gatehouse.rig.MultiAnswers.assertInvalid;
import static gatehouse.rig.MultiAnswers.assertSentence;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api.Answer;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Multi;
import gatehouse.rig.Unique;
import gatehouse.support.Together;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The e-mail address of a root user is confirmed by a code that was sent there (2.4). */
class EmailVerificationIT extends DeployedGatehouse {
    private static final String CODE = "123456";

    private Multi multi;

    @BeforeEach
    void aProgramme() {
        multi = Multi.at(base());
    }

    @AfterEach
    void backToRealTime() {
        multi.sandbox().backToRealTime();
    }

    @Test
    void theCodeThatWasMailedConfirmsTheAddress() {
        Multi.Root root = multi.consumer();

        assertEmpty(multi.sendEmailCode("consumers", root.email()), 204);
        List<String> mails = multi.sandbox().awaitTextsTo(root.email(), 1);
        assertThat(mails.get(0)).startsWith("Your code is 123456. It is valid for 5 minutes. Enter it to confirm");
        assertEmpty(multi.verifyEmail("consumers", root.email(), CODE), 204);
    }

    @Test
    void whoAnswersAtOnceIsNotTooEarly() {
        Multi.Root root = multi.consumer();

        multi.sendEmailCode("consumers", root.email());

        assertEmpty(multi.verifyEmail("consumers", root.email(), CODE), 204);
    }

    @Test
    void aCodeIsAcceptedAsANumber() {
        Multi.Root root = multi.consumer();

        multi.sendEmailCode("consumers", root.email());

        assertEmpty(multi.verifyEmail("consumers", root.email(), 123456), 204);
    }

    @Test
    void aCodeWorksOnceAlsoForManyAtTheSameMoment() {
        Multi.Root root = multi.consumer();
        multi.sendEmailCode("consumers", root.email());
        multi.sandbox().awaitTextsTo(root.email(), 1);

        List<Answer> answers = Together.times(4, () -> multi.verifyEmail("consumers", root.email(), CODE));

        assertThat(answers).filteredOn(answer -> answer.status() == 204).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 204)
                .hasSize(3)
                .allSatisfy(answer -> assertConflict(answer, "VERIFICATION_CODE_INVALID"));
    }

    @Test
    void whateverIsWrongWithACodeIsOneConflict() {
        Multi.Root root = multi.consumer();

        assertConflict(multi.verifyEmail("consumers", root.email(), CODE), "VERIFICATION_CODE_INVALID");
        assertConflict(
                multi.verifyEmail("consumers", Unique.text() + "@example.com", CODE), "VERIFICATION_CODE_INVALID");
        multi.sendEmailCode("consumers", root.email());
        assertConflict(multi.verifyEmail("consumers", root.email(), "654321"), "VERIFICATION_CODE_INVALID");
        assertConflict(multi.verifyEmail("corporates", root.email(), CODE), "VERIFICATION_CODE_INVALID");
        multi.sandbox().advance(Duration.ofMinutes(5));
        assertConflict(multi.verifyEmail("consumers", root.email(), CODE), "VERIFICATION_CODE_INVALID");
    }

    @Test
    void wrongCodesAreCountedAcrossAllThatAreSent() {
        Multi.Root root = multi.consumer();
        for (int guess = 0; guess < 5; guess++) {
            if (guess % 3 == 0) {
                multi.sandbox().advance(Duration.ofSeconds(16));
                multi.sendEmailCode("consumers", root.email());
            }
            assertConflict(multi.verifyEmail("consumers", root.email(), "65432" + guess), "VERIFICATION_CODE_INVALID");
        }
        multi.sandbox().advance(Duration.ofSeconds(16));
        multi.sendEmailCode("consumers", root.email());

        assertConflict(multi.verifyEmail("consumers", root.email(), CODE), "VERIFICATION_CODE_INVALID");

        multi.sandbox().advance(Duration.ofMinutes(30));
        multi.sendEmailCode("consumers", root.email());
        assertEmpty(multi.verifyEmail("consumers", root.email(), CODE), 204);
    }

    @Test
    void aSecondSendAMomentLaterIsTakenAndSendsNothing() {
        Multi.Root root = multi.consumer();
        assertEmpty(multi.sendEmailCode("consumers", root.email()), 204);
        multi.sandbox().awaitTextsTo(root.email(), 1);

        assertEmpty(multi.sendEmailCode("consumers", root.email()), 204);

        assertEmpty(multi.verifyEmail("consumers", root.email(), CODE), 204);
        assertThat(multi.sandbox().textsTo(root.email())).hasSize(1);
    }

    @Test
    void aConfirmedAddressIsSentNothingMore() {
        Multi.Root root = multi.verified(multi.consumer());
        multi.sandbox().advance(Duration.ofMinutes(1));

        assertEmpty(multi.sendEmailCode("consumers", root.email()), 204);

        assertConflict(multi.verifyEmail("consumers", root.email(), CODE), "VERIFICATION_CODE_INVALID");
        assertThat(multi.sandbox().textsTo(root.email())).hasSize(1);
    }

    @Test
    void theSandboxSaysThatNobodyHasAnAddress() {
        Multi.Root root = multi.consumer();

        assertConflict(multi.sendEmailCode("consumers", Unique.text() + "@example.com"), "EMAIL_NOT_FOUND");
        assertConflict(multi.sendEmailCode("corporates", root.email()), "EMAIL_NOT_FOUND");
    }

    @Test
    void anotherTenantIsToldNothing() {
        Multi elsewhere =
                Multi.at(base(), Eclipse.at(base()).tenant().path("apiKey").asString());
        Multi.Root root = multi.consumer();

        assertEmpty(elsewhere.sendEmailCode("consumers", root.email()), 204);
        assertConflict(elsewhere.verifyEmail("consumers", root.email(), CODE), "VERIFICATION_CODE_INVALID");

        assertThat(multi.sandbox().textsTo(root.email())).isEmpty();
    }

    @Test
    void aCompanysAddressIsConfirmedUnderItsOwnPath() {
        Multi.Root root = multi.corporate();

        assertEmpty(multi.sendEmailCode("corporates", root.email()), 204);
        assertEmpty(multi.verifyEmail("corporates", root.email(), CODE), 204);
    }

    @Test
    void fieldsThatAreWrongAreToldAsClientsKnowIt() {
        String email = "a@example.com";

        assertInvalid(multi.api().post("/consumers/verification/email/send", "{}"), "[]", "email", "REQUIRED");
        assertInvalid(multi.sendEmailCode("consumers", "nobody"), "[]", "email", "REGEX");
        assertInvalid(multi.verifyEmail("consumers", email, null), "[]", "verificationCode", "REQUIRED");
        assertSentence(multi.verifyEmail("consumers", email, ""), "Bad Request");
        assertSentence(
                multi.verifyEmail("consumers", email, "12345"),
                "request.verificationCode: size must be between 6 and 6");
        assertSentence(
                multi.verifyEmail("consumers", email, "12345a"), "request.verificationCode: must match \"^[0-9]*$\"");
        assertThat(multi.verifyEmail("consumers", email, true).status()).isEqualTo(400);
        assertThat(multi.verifyEmail("consumers", email, -12345).status()).isEqualTo(400);
    }
}
