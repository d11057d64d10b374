package gatehouse.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.challenge.Issuance.Issued;
import gatehouse.challenge.Issuance.TooSoon;
import gatehouse.platform.ClockMovedBack;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.MovableClock;
import gatehouse.platform.Randomness;
import gatehouse.platform.Secret;
import gatehouse.platform.Settings;
import gatehouse.support.TestDatabase;
import gatehouse.support.Together;
import gatehouse.support.Told;
import gatehouse.tenant.ChallengePolicy;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One-time codes: one live per subject and purpose, good once, few attempts (ASVS 6.5, 6.6; RTS 4). */
class ChallengesTest {
    private static final Recipient CUSTOMER = Recipient.of(1000);
    private static final Recipient STRANGER = Recipient.of(1001);
    private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");
    private static final ChallengePolicy POLICY =
            new ChallengePolicy(Duration.ofMinutes(5), Duration.ofMinutes(10), 5, Duration.ofSeconds(15));

    private final TestDatabase database = TestDatabase.with(Challenge.class);
    private final MovableClock clock = new MovableClock(Clock.fixed(START, ZoneOffset.UTC));
    private final Randomness randomness = new Randomness(new SecureRandom());
    private final Told<ChallengeOver> over = new Told<>();
    private final Challenges challenges = new Challenges(
            new Codes(Settings.of(Map.of()), randomness), new KeyedHash(new byte[32]), randomness, over, clock);

    ChallengesTest() {
        challenges.entities = database.entities();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void rightCodeIsRightOnce() {
        Issued issued = issued(Kind.CODE);

        assertThat(issued.answer().reveal()).matches("\\d{6}");
        assertThat(issued.expires()).isEqualTo(START.plusSeconds(300));
        assertThat(answer(issued.answer())).isEqualTo(new Answer.Right());
        assertThat(answer(issued.answer())).isEqualTo(new Answer.NoneLive());
    }

    @Test
    void linkIsLongRandomAndLivesByItsOwnPolicy() {
        Issued issued = issued(Kind.LINK);

        assertThat(issued.answer().reveal()).matches("[A-Za-z0-9_-]{43}");
        assertThat(issued.expires()).isEqualTo(START.plusSeconds(600));
        assertThat(answer(issued.answer())).isEqualTo(new Answer.Right());
    }

    @Test
    void checkDoesNotUseTheCodeUp() {
        Issued issued = issued(Kind.CODE);

        assertThat(check(issued.answer())).isEqualTo(new Answer.Right());
        assertThat(check(issued.answer())).isEqualTo(new Answer.Right());
        assertThat(answer(issued.answer())).isEqualTo(new Answer.Right());
    }

    @Test
    void wrongAnswersCountDownWhetherCheckedOrAnswered() {
        Issued issued = issued(Kind.CODE);

        assertThat(check(wrong())).isEqualTo(new Answer.Wrong(4));
        assertThat(answer(wrong())).isEqualTo(new Answer.Wrong(3));
        assertThat(check(wrong())).isEqualTo(new Answer.Wrong(2));
        assertThat(answer(wrong())).isEqualTo(new Answer.Wrong(1));
        assertThat(answer(wrong())).isEqualTo(new Answer.Wrong(0));
        assertThat(answer(issued.answer())).isEqualTo(new Answer.NoneLive());
    }

    @Test
    void lastAttemptMayBeTheRightOne() {
        Issued issued = issued(Kind.CODE);
        for (int i = 0; i < 4; i++) {
            answer(wrong());
        }

        assertThat(answer(issued.answer())).isEqualTo(new Answer.Right());
    }

    @Test
    void expiredCodeIsDeadFromItsLastMomentOn() {
        Issued issued = issued(Kind.CODE);
        clock.setTo(Duration.ofMinutes(5).minusNanos(1000));
        assertThat(check(issued.answer())).isEqualTo(new Answer.Right());

        clock.setTo(Duration.ofMinutes(5));

        assertThat(check(issued.answer())).isEqualTo(new Answer.NoneLive());
    }

    @Test
    void codeAnswersOnlyForItsSubjectAndPurpose() {
        Issued issued = issued(Kind.CODE);

        assertThat(inTransaction(() -> challenges.answer(CUSTOMER, Purpose.PRESENCE, issued.answer(), clock.instant())))
                .isEqualTo(new Answer.NoneLive());
        assertThat(inTransaction(
                        () -> challenges.answer(STRANGER, Purpose.PASSWORD_RESET, issued.answer(), clock.instant())))
                .isEqualTo(new Answer.NoneLive());
        assertThat(answer(issued.answer())).isEqualTo(new Answer.Right());
    }

    @Test
    void whatWasSettledOtherwiseIsOverForItsPurposeOnly() {
        Issued reset = issued(Kind.CODE);
        Issued presence = issued(CUSTOMER, Purpose.PRESENCE);

        inTransaction(() -> {
            challenges.end(CUSTOMER, Purpose.PRESENCE, clock.instant());
            challenges.end(STRANGER, Purpose.PRESENCE, clock.instant());
            return null;
        });

        assertThat(inTransaction(
                        () -> challenges.answer(CUSTOMER, Purpose.PRESENCE, presence.answer(), clock.instant())))
                .isEqualTo(new Answer.NoneLive());
        assertThat(answer(reset.answer())).isEqualTo(new Answer.Right());
    }

    @Test
    void hashCopiedFromOwnChallengeDoesNotOpenSomebodyElses() {
        Issued own = issued(STRANGER, Purpose.PASSWORD_RESET);
        issued(CUSTOMER, Purpose.PASSWORD_RESET);
        database.run("update challenge set answer_hash = (select answer_hash from challenge where recipient = '1001')");

        assertThat(answer(own.answer())).isEqualTo(new Answer.Wrong(4));
    }

    @Test
    void secondIssueWithinTheResendTimeIsTooSoonAndChangesNothing() {
        Issued first = issued(Kind.CODE);
        clock.setTo(Duration.ofSeconds(14));

        assertThat(issue(Kind.CODE)).isEqualTo(new TooSoon(START.plusSeconds(15)));
        assertThat(check(first.answer())).isEqualTo(new Answer.Right());
    }

    @Test
    void resendTimeHoldsAlsoAfterTheCodeWasUsed() {
        answer(issued(Kind.CODE).answer());
        clock.setTo(Duration.ofSeconds(14));

        assertThat(issue(Kind.CODE)).isEqualTo(new TooSoon(START.plusSeconds(15)));
    }

    @Test
    void laterIssueEndsTheOneBefore() {
        Issued first = issued(Kind.CODE);
        clock.setTo(Duration.ofSeconds(15));

        Issued second = issued(Kind.LINK);

        assertThat(answer(first.answer())).isEqualTo(new Answer.Wrong(4));
        assertThat(answer(second.answer())).isEqualTo(new Answer.Right());
        assertThat(database.number("select count(*) from challenge where live is not null"))
                .isZero();
    }

    @Test
    void everyEndIsToldWithWhetherItWasTheRightAnswer() {
        Issued first = issued(Kind.CODE);
        clock.setTo(Duration.ofSeconds(15));
        Issued second = issued(Kind.CODE);
        check(second.answer());
        answer(second.answer());
        Issued guessed = issued(STRANGER, Purpose.PASSWORD_RESET);
        for (int i = 0; i < 5; i++) {
            inTransaction(() -> challenges.answer(STRANGER, Purpose.PASSWORD_RESET, wrong(), clock.instant()));
        }
        Issued ended = issued(CUSTOMER, Purpose.PRESENCE);
        inTransaction(() -> {
            challenges.endAll(CUSTOMER, clock.instant());
            challenges.endAll(CUSTOMER, clock.instant());
            return null;
        });

        assertThat(over.all())
                .containsExactly(
                        new ChallengeOver(List.of(first.id()), false),
                        new ChallengeOver(List.of(second.id()), true),
                        new ChallengeOver(List.of(guessed.id()), false),
                        new ChallengeOver(List.of(ended.id()), false));
    }

    @Test
    void purposesDoNotDisturbEachOther() {
        Issued reset = issued(CUSTOMER, Purpose.PASSWORD_RESET);

        issued(CUSTOMER, Purpose.PRESENCE);

        assertThat(answer(reset.answer())).isEqualTo(new Answer.Right());
    }

    @Test
    void endAllEndsEveryPurposeOfThatSubjectOnly() {
        Issued reset = issued(CUSTOMER, Purpose.PASSWORD_RESET);
        Issued presence = issued(CUSTOMER, Purpose.PRESENCE);
        Issued other = issued(STRANGER, Purpose.PASSWORD_RESET);

        inTransaction(() -> {
            challenges.endAll(CUSTOMER, clock.instant());
            return null;
        });

        assertThat(answer(reset.answer())).isEqualTo(new Answer.NoneLive());
        assertThat(inTransaction(
                        () -> challenges.answer(CUSTOMER, Purpose.PRESENCE, presence.answer(), clock.instant())))
                .isEqualTo(new Answer.NoneLive());
        assertThat(inTransaction(
                        () -> challenges.answer(STRANGER, Purpose.PASSWORD_RESET, other.answer(), clock.instant())))
                .isEqualTo(new Answer.Right());
    }

    @Test
    void answerIsNotInTheDatabase() {
        Issued issued = issued(Kind.LINK);

        assertThat(database.number("select count(*) from challenge where answer_hash like '%"
                        + issued.answer().reveal() + "%'"))
                .isZero();
        assertThat(database.number("select count(*) from challenge where char_length(answer_hash) = 64"))
                .isOne();
    }

    @Test
    void fiftyRightAnswersAtOnceGiveOneRight() throws Exception {
        Issued issued = issued(Kind.CODE);

        List<Answer> answers = Together.times(50, () -> answer(issued.answer()));

        assertThat(answers).filteredOn(Answer.Right.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Answer.NoneLive.class::isInstance).hasSize(49);
    }

    @Test
    void fiftyWrongAnswersAtOnceGetFiveVerdicts() throws Exception {
        issued(Kind.CODE);

        List<Answer> answers = Together.times(50, () -> answer(wrong()));

        assertThat(answers)
                .filteredOn(Answer.Wrong.class::isInstance)
                .containsExactlyInAnyOrder(
                        new Answer.Wrong(4),
                        new Answer.Wrong(3),
                        new Answer.Wrong(2),
                        new Answer.Wrong(1),
                        new Answer.Wrong(0));
    }

    @Test
    void fiftyIssuesAtOnceGiveOneChallenge() throws Exception {
        List<Issuance> first = Together.times(50, () -> issue(Kind.CODE));
        clock.setTo(Duration.ofMinutes(1));
        List<Issuance> second = Together.times(50, () -> issue(Kind.CODE));

        assertThat(first).filteredOn(Issued.class::isInstance).hasSize(1);
        assertThat(second).filteredOn(Issued.class::isInstance).hasSize(1);
        assertThat(database.number("select count(*) from challenge")).isEqualTo(2);
        assertThat(database.number("select count(*) from challenge where live is not null"))
                .isOne();
    }

    @Test
    void oldChallengesAreSweptInBatchesADayAfterTheyExpired() {
        issued(CUSTOMER, Purpose.PASSWORD_RESET);
        issued(CUSTOMER, Purpose.PRESENCE);
        issued(STRANGER, Purpose.PRESENCE);
        clock.setTo(Duration.ofHours(24));
        assertThat(inTransaction(() -> challenges.sweep(2))).isZero();

        clock.setTo(Duration.ofHours(25));

        assertThat(inTransaction(() -> challenges.sweep(2))).isEqualTo(2);
        assertThat(inTransaction(() -> challenges.sweep(2))).isEqualTo(1);
        assertThat(database.number("select count(*) from challenge")).isZero();
    }

    @Test
    void clockThatGoesBackForgetsWhatWasIssuedLater() {
        clock.setTo(Duration.ofHours(1));
        issued(Kind.CODE);
        clock.setTo(Duration.ZERO);

        inTransaction(() -> {
            challenges.forget(new ClockMovedBack(clock.instant()));
            return null;
        });

        assertThat(issue(Kind.CODE)).isInstanceOf(Issued.class);
    }

    private Issued issued(Kind kind) {
        Issuance issuance = issue(kind);
        assertThat(issuance).isInstanceOf(Issued.class);
        return (Issued) issuance;
    }

    private Issued issued(Recipient recipient, Purpose purpose) {
        return (Issued) inTransaction(() -> challenges.issue(recipient, purpose, Kind.LINK, POLICY, clock.instant()));
    }

    private Issuance issue(Kind kind) {
        return inTransaction(() -> challenges.issue(CUSTOMER, Purpose.PASSWORD_RESET, kind, POLICY, clock.instant()));
    }

    private Answer answer(Secret answer) {
        return inTransaction(() -> challenges.answer(CUSTOMER, Purpose.PASSWORD_RESET, answer, clock.instant()));
    }

    private Answer check(Secret answer) {
        return inTransaction(() -> challenges.check(CUSTOMER, Purpose.PASSWORD_RESET, answer, clock.instant()));
    }

    /** Never right: a code has six digits. */
    private static Secret wrong() {
        return Secret.of("12345");
    }

    private <T> T inTransaction(Supplier<T> work) {
        return database.inTransaction(work);
    }
}
