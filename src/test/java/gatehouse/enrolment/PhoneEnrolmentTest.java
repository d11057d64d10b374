package gatehouse.enrolment;

import static gatehouse.support.House.HERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.challenge.Attempt;
import gatehouse.message.SentTexts;
import gatehouse.platform.Secret;
import gatehouse.session.EndReason;
import gatehouse.session.Sessions;
import gatehouse.subject.PhoneNumber;
import gatehouse.subject.Subject;
import gatehouse.subject.Subject.PhoneFactor;
import gatehouse.support.House;
import gatehouse.support.Member;
import gatehouse.support.Together;
import gatehouse.tenant.StepUpPolicy;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Enrolling a phone (2.3, 3.3). */
class PhoneEnrolmentTest {
    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");
    private static final Secret WRONG = Secret.of("no code");

    @RegisterExtension
    static final House house = new House();

    private static final SentTexts texts = new SentTexts(house);

    @AfterEach
    void backToTheUsualPolicy() {
        Member.adopt(house, StepUpPolicy.DEFAULT);
    }

    @Test
    void phoneIsPendingUntilItsCodeIsShown() {
        Member member = Member.of(house);
        UUID session = member.signsIn();
        assertThat(factor(member)).isEmpty();

        Secret code = codeFor(session);
        assertThat(factor(member)).contains(PhoneFactor.PENDING);

        assertThat(confirm(session, code)).isInstanceOf(Attempt.Right.class);
        assertThat(factor(member)).contains(PhoneFactor.ACTIVE);
        assertThat(member.session(session).isSteppedUp()).isFalse();
        assertThat(house.wiring.lastTold(Occurrence.class))
                .extracting(Occurrence::action, Occurrence::outcome, Occurrence::factor)
                .containsExactly(Action.ENROL_FACTOR, "Right", Optional.of("sms"));
    }

    @Test
    void askingAgainIsFineAndSendsNoSecondCodeWithinFifteenSeconds() {
        UUID session = Member.of(house).signsIn();
        Secret first = codeFor(session);
        long before = texts.count();

        assertThat(enrol(session)).isInstanceOf(PhoneEnrolment.Pending.class);
        assertThat(texts.count()).isEqualTo(before);

        house.later(Duration.ofSeconds(15));
        Secret second = codeFor(session);
        assertThat(texts.count()).isEqualTo(before + 1);
        if (!first.equals(second)) {
            assertThat(confirm(session, first)).isInstanceOf(Attempt.Wrong.class);
        }
        assertThat(confirm(session, second)).isInstanceOf(Attempt.Right.class);
    }

    @Test
    void enrolledPhoneIsNotEnrolledAgain() {
        UUID session = Member.withEnrolledPhone(house).signsIn();

        assertThat(enrol(session)).isInstanceOf(PhoneEnrolment.EnrolledBefore.class);
        assertThat(outcome(session, WRONG)).isInstanceOf(PhoneConfirmation.EnrolledBefore.class);
    }

    @Test
    void anotherNumberMakesItInactiveUntilThatIsEnrolled() {
        Member member = Member.withEnrolledPhone(house);
        UUID session = member.signsIn();

        member.change(subject -> subject.isReachedAt(Optional.of(new PhoneNumber("27829999997"))));
        assertThat(factor(member)).contains(PhoneFactor.INACTIVE);

        steppedUp(session);
        confirm(session, codeFor(session));
        assertThat(factor(member)).contains(PhoneFactor.ACTIVE);
    }

    @Test
    void withoutAStepUpWhoEverHadAFactorEnrolsNoOtherPhone() {
        Member member = Member.withEnrolledPhone(house);
        Member linked = Member.of(house);
        linked.change(Subject::gotFactor);
        member.change(subject -> subject.isReachedAt(Optional.of(new PhoneNumber("27829999996"))));

        assertThat(enrol(member.signsIn())).isInstanceOf(PhoneEnrolment.StepUpRequired.class);
        assertThat(enrol(linked.signsIn())).isInstanceOf(PhoneEnrolment.StepUpRequired.class);

        assertThat(factor(member)).contains(PhoneFactor.INACTIVE);
        assertThat(house.wiring.lastTold(Occurrence.class))
                .extracting(Occurrence::action, Occurrence::outcome)
                .containsExactly(Action.REQUEST_PHONE_ENROLMENT, "StepUpRequired");
    }

    @Test
    void phoneThatSomebodyElseVouchedForIsEnrolledOnceWithoutOne() {
        Member member = Member.withEnrolledPhone(house);
        member.change(subject -> {
            subject.isReachedAt(Optional.of(new PhoneNumber("27829999995")));
            subject.vouchedForPhone();
        });
        UUID session = member.signsIn();

        assertThat(confirm(session, codeFor(session))).isInstanceOf(Attempt.Right.class);

        member.change(subject -> subject.isReachedAt(Optional.of(new PhoneNumber("27829999994"))));
        assertThat(enrol(member.signsIn())).isInstanceOf(PhoneEnrolment.StepUpRequired.class);
    }

    @Test
    void enrollingEndsTheOtherSessionsAndTellsTheOwner() {
        Member member = Member.of(house);
        UUID session = member.signsIn();
        UUID other = member.signsIn();

        confirm(session, codeFor(session));

        assertThat(house.get(Sessions.class).findLive(session)).isPresent();
        assertThat(house.get(Sessions.class).findLive(other)).isEmpty();
        assertThat(house.database.number("select count(*) from message where purpose = 'FACTORS_CHANGED'"))
                .isPositive();
    }

    /** Who began with their own session would wait in a circle with whoever ends or touches them all. */
    @Test
    void enrollingLocksTheSessionsInTheOrderInWhichEverybodyDoes() {
        Member member = Member.of(house);
        List<UUID> all = Stream.generate(member::signsIn)
                .limit(4)
                .sorted(Comparator.comparing(UUID::toString))
                .toList();
        Secret code = codeFor(all.get(3));

        List<UUID> locked = house.database.lockedDuring("session", () -> confirm(all.get(3), code));

        assertThat(locked).startsWith(all.toArray(UUID[]::new));
    }

    @Test
    void whoHasNoPhoneCannotEnrolOne() {
        Member member = Member.of(house);
        member.change(subject -> subject.isReachedAt(Optional.empty()));

        assertThat(enrol(member.signsIn())).isInstanceOf(PhoneEnrolment.NoPhone.class);
    }

    @Test
    void wrongCodesCountDownAndLockForHalfAnHour() {
        Member member = Member.of(house);
        UUID session = member.signsIn();
        Secret code = codeFor(session);

        for (int left = 4; left >= 0; left--) {
            assertThat(((Attempt.Wrong) confirm(session, WRONG)).left()).isEqualTo(left);
        }

        assertThat(confirm(session, code)).isInstanceOf(Attempt.UsedUp.class);
        assertThat(enrol(member.signsIn())).isInstanceOf(PhoneEnrolment.TooMany.class);
        assertThat(factor(member)).contains(PhoneFactor.PENDING);
    }

    @Test
    void codeIsOfItsSessionAndForFiveMinutes() {
        Member member = Member.of(house);
        UUID session = member.signsIn();
        Secret code = codeFor(session);
        assertThat(confirm(member.signsIn(), code)).isInstanceOf(Attempt.NothingAsked.class);
        house.later(Duration.ofMinutes(4));
        member.isActiveIn(session);
        house.later(Duration.ofMinutes(1));

        assertThat(confirm(session, code)).isInstanceOf(Attempt.Expired.class);
    }

    @Test
    void tenantMayLetItRaiseTheSession() {
        Member.adopt(house, new StepUpPolicy(true, 5, Duration.ZERO, true, false));
        Member member = Member.of(house);
        UUID session = member.signsIn();

        confirm(session, codeFor(session));

        assertThat(member.session(session).isSteppedUp()).isTrue();
    }

    @Test
    void tenantMayDoWithoutPhones() {
        Member.adopt(house, new StepUpPolicy(false, 5, Duration.ZERO, false, false));
        UUID session = Member.of(house).signsIn();

        assertThat(enrol(session)).isInstanceOf(PhoneEnrolment.NotSupported.class);
        assertThat(outcome(session, WRONG)).isInstanceOf(PhoneConfirmation.NotSupported.class);
    }

    @Test
    void attemptsInASessionThatIsOverAreAudited() {
        Member member = Member.of(house);
        UUID session = member.signsIn();
        house.get(Sessions.class).end(session, EndReason.SIGNED_OUT);

        assertThat(enrol(session)).isInstanceOf(PhoneEnrolment.Over.class);
        Occurrence asked = house.wiring.lastTold(Occurrence.class);
        assertThat(outcome(session, WRONG)).isInstanceOf(PhoneConfirmation.Over.class);
        Occurrence shown = house.wiring.lastTold(Occurrence.class);

        assertThat(List.of(asked, shown))
                .extracting(Occurrence::action, Occurrence::outcome, Occurrence::subjectId)
                .containsExactly(
                        tuple(Action.REQUEST_PHONE_ENROLMENT, "Over", Optional.of(member.subjectId())),
                        tuple(Action.ENROL_FACTOR, "Over", Optional.of(member.subjectId())));
    }

    @Test
    void manyRightCodesAtOnceEnrolOnce() {
        UUID session = Member.of(house).signsIn();
        Secret code = codeFor(session);

        List<PhoneConfirmation> outcomes = Together.times(8, () -> outcome(session, code));

        assertThat(outcomes)
                .filteredOn(PhoneConfirmation.EnrolledBefore.class::isInstance)
                .hasSize(7);
    }

    private static Optional<PhoneFactor> factor(Member member) {
        return house.get(FindPhoneFactor.class).find(member.subjectId());
    }

    private static void steppedUp(UUID session) {
        house.inTransaction(() -> house.get(Sessions.class).stepUp(session, "sms"));
    }

    private static PhoneEnrolment enrol(UUID session) {
        return house.get(EnrolPhone.class).enrol(session, HERE);
    }

    private static Secret codeFor(UUID session) {
        assertThat(enrol(session)).isInstanceOf(PhoneEnrolment.Pending.class);
        Matcher code = CODE.matcher(texts.last());
        assertThat(code.find()).isTrue();
        return Secret.of(code.group());
    }

    private static PhoneConfirmation outcome(UUID session, Secret code) {
        return house.get(ConfirmPhone.class).confirm(session, code, HERE);
    }

    private static Attempt confirm(UUID session, Secret code) {
        return ((PhoneConfirmation.Answered) outcome(session, code)).attempt();
    }
}
