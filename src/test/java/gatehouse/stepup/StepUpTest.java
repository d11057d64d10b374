package gatehouse.stepup;

import static gatehouse.support.House.HERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.challenge.Attempt;
import gatehouse.challenge.Challenges;
import gatehouse.challenge.Operation;
import gatehouse.message.Dispatching;
import gatehouse.message.MessageReport;
import gatehouse.message.MessageState;
import gatehouse.message.Messages;
import gatehouse.message.SentTexts;
import gatehouse.message.budget.Budget;
import gatehouse.message.budget.Budgets;
import gatehouse.message.gateway.FakeGateway;
import gatehouse.platform.Secret;
import gatehouse.session.EndReason;
import gatehouse.session.SessionHolders;
import gatehouse.session.Sessions;
import gatehouse.stepup.StepUpSettled.Status;
import gatehouse.stepup.operation.ConfirmedOperations;
import gatehouse.subject.PhoneNumber;
import gatehouse.subject.Subject;
import gatehouse.support.House;
import gatehouse.support.Member;
import gatehouse.support.Together;
import gatehouse.tenant.StepUpPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Step-up by a code to the phone (3.3; ). */
class StepUpTest {
    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");
    private static final Secret WRONG = Secret.of("no code");
    private static final Duration RESEND = Duration.ofSeconds(15);
    private static final StepUpPolicy USUAL = policy(5, Duration.ZERO);
    private static final Operation DINNER = new Operation(1234, "EUR", "Corner Shop");

    @RegisterExtension
    static final House house = new House();

    private static final SentTexts texts = new SentTexts(house);

    @AfterEach
    void backToTheUsualPolicy() {
        Member.adopt(house, USUAL);
    }

    @Test
    void rightCodeRaisesTheSessionItWasSentFor() {
        Member member = Member.withEnrolledPhone(house);
        UUID session = member.signsIn();
        UUID other = member.signsIn();

        assertThat(verify(session, codeFor(session))).isInstanceOf(Attempt.Right.class);

        assertThat(member.session(session).isSteppedUp()).isTrue();
        assertThat(member.session(session).amr()).isEqualTo("pwd sms");
        assertThat(member.session(other).isSteppedUp()).isFalse();
        assertThat(house.wiring.lastTold(StepUpSettled.class))
                .extracting(StepUpSettled::sessionId, StepUpSettled::subjectId, StepUpSettled::status)
                .containsExactly(session, member.subjectId(), Status.VERIFIED);
        assertThat(house.wiring.lastTold(Occurrence.class))
                .extracting(Occurrence::action, Occurrence::outcome, Occurrence::factor)
                .containsExactly(Action.STEP_UP, "Right", Optional.of("sms"));
    }

    @Test
    void messageWithTheLastCodeOfASessionIsWatchedByItsHolder() {
        Member member = Member.withEnrolledPhone(house);
        UUID session = member.signsIn();
        WatchCode watching = house.get(WatchCode.class);
        assertThat(watching.watch(member.session(session), PhoneCode.STEP_UP)).isEmpty();

        codeFor(session);

        assertThat(watching.watch(member.session(session), PhoneCode.STEP_UP)).contains(MessageState.QUEUED);
        assertThat(watching.watch(member.session(member.signsIn()), PhoneCode.STEP_UP))
                .isEmpty();
        house.later(Duration.ofMinutes(6));
        house.database.run("update message set status = 'EXPIRED', finished = created where status = 'QUEUED'");
        assertThat(watching.watch(member.session(session), PhoneCode.STEP_UP)).contains(MessageState.EXPIRED);
    }

    @Test
    void holderIsNotToldThatABudgetHeldTheCodeBackButStaffAre() {
        Member member = Member.withEnrolledPhone(house);
        UUID session = member.signsIn();
        Dispatching dispatching = new Dispatching(house, FakeGateway.accepting("operator"));
        onlyTextsTo("44");
        codeFor(session);

        dispatching.attempt(dispatching.last());

        assertThat(house.get(WatchCode.class).watch(member.session(session), PhoneCode.STEP_UP))
                .contains(MessageState.SENT);
        assertThat(house.get(Messages.class).find(House.TENANT, dispatching.last()))
                .get()
                .extracting(MessageReport::state, MessageReport::reason)
                .containsExactly(MessageState.HELD, Optional.of("held back: COUNTRY"));
        house.database.run("delete from sms_budget");
    }

    private static void onlyTextsTo(String country) {
        Budget usual = Budget.DEFAULT;
        house.inTransaction(() -> {
            house.get(Budgets.class)
                    .replace(
                            House.TENANT,
                            new Budget(
                                    List.of(country),
                                    usual.number(),
                                    usual.address(),
                                    usual.prefix(),
                                    usual.tenant(),
                                    usual.unused()));
            return null;
        });
    }

    @Test
    void codeIsRightOnce() {
        UUID session = aSession();
        Secret code = codeFor(session);
        verify(session, code);

        assertThat(verify(session, code)).isInstanceOf(Attempt.AnsweredBefore.class);
        assertThat(verify(session, WRONG)).isInstanceOf(Attempt.AnsweredBefore.class);
    }

    @ParameterizedTest
    @CsvSource({"5,4 3 2 1 0", "3,2 1 0", "1,0"})
    void wrongCodesCountDownToTheLimitOfTheTenantAndThenEvenTheRightOneIsDead(int limit, String left) {
        Member.adopt(house, policy(limit, Duration.ZERO));
        UUID session = aSession();
        Secret code = codeFor(session);

        List<String> told = new ArrayList<>();
        for (int i = 0; i < limit; i++) {
            told.add(Integer.toString(((Attempt.Wrong) verify(session, WRONG)).left()));
        }

        assertThat(String.join(" ", told)).isEqualTo(left);
        assertThat(house.wiring.lastTold(StepUpSettled.class).status()).isEqualTo(Status.DECLINED);
        assertThat(verify(session, code)).isInstanceOf(Attempt.UsedUp.class);
        assertThat(house.get(Sessions.class).find(session).orElseThrow().isSteppedUp())
                .isFalse();
    }

    @Test
    void rightCodeMayBeTheFifth() {
        UUID session = aSession();
        Secret code = codeFor(session);
        for (int i = 0; i < 4; i++) {
            verify(session, WRONG);
        }

        assertThat(verify(session, code)).isInstanceOf(Attempt.Right.class);
    }

    @Test
    void withoutALimitSevenWrongCodesDoNotEndIt() {
        Member.adopt(house, policy(0, Duration.ZERO));
        UUID session = aSession();
        Secret code = codeFor(session);

        for (int i = 0; i < 7; i++) {
            assertThat(((Attempt.Wrong) verify(session, WRONG)).left()).isGreaterThan(1);
        }

        assertThat(verify(session, code)).isInstanceOf(Attempt.Right.class);
    }

    @Test
    void anotherCodeTakesFifteenSeconds() {
        UUID session = aSession();
        Secret first = codeFor(session);
        house.later(Duration.ofSeconds(14));
        assertThat(issue(session)).isInstanceOf(StepUpIssuance.TooSoon.class);

        house.later(Duration.ofSeconds(1));
        Secret second = codeFor(session);

        if (!first.equals(second)) {
            assertThat(verify(session, first)).isInstanceOf(Attempt.Wrong.class);
        }
        assertThat(verify(session, second)).isInstanceOf(Attempt.Right.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void itTakesThemAlsoWhenTheFirstWasShownOrUsedUp(boolean right) {
        Member.adopt(house, policy(1, Duration.ZERO));
        UUID session = aSession();
        Secret code = codeFor(session);
        verify(session, right ? code : WRONG);

        assertThat(issue(session)).isInstanceOf(StepUpIssuance.TooSoon.class);
    }

    @Test
    void sessionGetsTwoCodesAndTheNextSessionTwoMore() {
        Member member = Member.withEnrolledPhone(house);
        UUID session = member.signsIn();
        codeFor(session);
        house.later(RESEND);
        codeFor(session);
        house.later(RESEND);

        assertThat(issue(session)).isInstanceOf(StepUpIssuance.UsedUp.class);
        assertThat(issue(member.signsIn())).isInstanceOf(StepUpIssuance.Sent.class);
    }

    @Test
    void neitherAnotherCodeNorAnotherSessionBuysNewGuesses() {
        Member member = Member.withEnrolledPhone(house);
        UUID first = member.signsIn();
        UUID second = member.signsIn();
        codeFor(first);
        Secret code = codeFor(second);
        verify(first, WRONG);
        house.later(RESEND);
        codeFor(first);
        verify(first, WRONG);
        verify(first, WRONG);

        assertThat(((Attempt.Wrong) verify(second, WRONG)).left()).isOne();
        assertThat(((Attempt.Wrong) verify(second, WRONG)).left()).isZero();

        assertThat(verify(second, code)).isInstanceOf(Attempt.UsedUp.class);
        assertThat(verify(first, WRONG)).isInstanceOf(Attempt.Locked.class);
        assertThat(issue(member.signsIn())).isInstanceOf(StepUpIssuance.UsedUp.class);
        house.later(Duration.ofMinutes(30));
        UUID later = member.signsIn();
        assertThat(verify(later, codeFor(later))).isInstanceOf(Attempt.Right.class);
    }

    @Test
    void codeOfOneSessionOrPurposeIsNoneInAnother() {
        Member member = Member.withEnrolledPhone(house);
        UUID session = member.signsIn();
        Secret code = codeFor(session);

        UUID other = member.signsIn();

        assertThat(verify(other, code)).isInstanceOf(Attempt.NothingAsked.class);
        house.database.run("update challenge set purpose = 'PHONE_ENROLMENT' where session_id = ?", session.toString());
        assertThat(verify(session, code)).isInstanceOf(Attempt.NothingAsked.class);
    }

    @Test
    void rowsOfOneSessionCopiedToAnotherAnswerNothing() {
        Member member = Member.withEnrolledPhone(house);
        UUID session = member.signsIn();
        UUID other = member.signsIn();
        Secret code = codeFor(session);
        Secret others = codeFor(other);

        house.database.run(
                "update challenge set answer_hash = (select answer_hash from challenge where session_id = ?)"
                        + " where session_id = ?",
                session.toString(),
                other.toString());

        assertThat(verify(other, code)).isInstanceOf(Attempt.Wrong.class);
        assertThat(verify(other, others)).isInstanceOf(Attempt.Wrong.class);
    }

    @Test
    void whoHasNoEnrolledPhoneCannotStepUp() {
        UUID session = Member.of(house).signsIn();

        assertThat(issue(session)).isInstanceOf(StepUpIssuance.NotRegistered.class);
        assertThat(outcome(session, WRONG)).isInstanceOf(StepUpOutcome.NotRegistered.class);
    }

    @Test
    void anotherNumberHasToBeEnrolledFirst() {
        Member member = Member.withEnrolledPhone(house);
        UUID session = member.signsIn();
        Secret code = codeFor(session);
        member.change(subject -> subject.isReachedAt(Optional.of(new PhoneNumber("27829999999"))));

        assertThat(outcome(session, code)).isInstanceOf(StepUpOutcome.NotRegistered.class);
        assertThat(issue(session)).isInstanceOf(StepUpIssuance.NotRegistered.class);
    }

    @Test
    void whereNothingWasSentThereIsNothingToShow() {
        assertThat(verify(aSession(), WRONG)).isInstanceOf(Attempt.NothingAsked.class);
    }

    @Test
    void codeIsTooOldAfterFiveMinutesWhichIsToldOnce() {
        Member member = Member.withEnrolledPhone(house);
        UUID session = member.signsIn();
        Secret code = codeFor(session);
        house.later(Duration.ofMinutes(4));
        member.isActiveIn(session);
        house.later(Duration.ofMinutes(1));

        assertThat(verify(session, code)).isInstanceOf(Attempt.Expired.class);
        assertThat(verify(session, code)).isInstanceOf(Attempt.Expired.class);

        tellWhatExpired();
        tellWhatExpired();
        assertThat(house.wiring.told(StepUpSettled.class))
                .filteredOn(told -> told.sessionId().equals(session))
                .extracting(StepUpSettled::status)
                .containsExactly(Status.EXPIRED);
    }

    @Test
    void codeThatWasShownOrReplacedInTimeDoesNotExpire() {
        Member member = Member.withEnrolledPhone(house);
        UUID shown = member.signsIn();
        verify(shown, codeFor(shown));
        UUID replaced = member.signsIn();
        codeFor(replaced);
        house.later(RESEND);
        verify(replaced, codeFor(replaced));
        house.later(Duration.ofMinutes(6));

        tellWhatExpired();

        assertThat(house.wiring.told(StepUpSettled.class))
                .filteredOn(told -> told.subjectId() == member.subjectId())
                .extracting(StepUpSettled::status)
                .containsExactly(Status.VERIFIED, Status.VERIFIED);
    }

    @Test
    void sessionThatIsOverIsNotRaised() {
        Member member = Member.withEnrolledPhone(house);
        UUID session = member.signsIn();
        Secret code = codeFor(session);
        house.get(Sessions.class).end(session, EndReason.SIGNED_OUT);
        UUID other = member.signsIn();
        member.change(Subject::deactivate);

        assertThat(outcome(session, code)).isInstanceOf(StepUpOutcome.Over.class);
        assertTold(member, Action.STEP_UP, "Over");
        assertThat(issue(session)).isInstanceOf(StepUpIssuance.Over.class);
        assertThat(issue(other)).isInstanceOf(StepUpIssuance.Over.class);
        assertTold(member, Action.REQUEST_STEP_UP, "Over");
    }

    @Test
    void manyRightCodesAtOnceGiveOneSuccess() {
        UUID session = aSession();
        Secret code = codeFor(session);

        List<Attempt> attempts = Together.times(12, () -> verify(session, code));

        assertThat(attempts).filteredOn(Attempt.Right.class::isInstance).hasSize(1);
        assertThat(attempts)
                .filteredOn(Attempt.AnsweredBefore.class::isInstance)
                .hasSize(11);
    }

    @Test
    void manyWrongCodesAtOnceInTwoSessionsGetFiveVerdicts() {
        Member member = Member.withEnrolledPhone(house);
        List<UUID> sessions = List.of(member.signsIn(), member.signsIn());
        sessions.forEach(StepUpTest::codeFor);

        List<List<Attempt>> attempts = Together.times(
                12,
                () -> sessions.stream().map(session -> verify(session, WRONG)).toList());

        assertThat(attempts.stream().flatMap(List::stream))
                .filteredOn(Attempt.Wrong.class::isInstance)
                .hasSize(5);
    }

    @Test
    void manyWishesAtOnceSendOneCode() {
        UUID session = aSession();
        long before = texts.count();

        List<StepUpIssuance> wishes = Together.times(12, () -> issue(session));

        assertThat(wishes).filteredOn(StepUpIssuance.Sent.class::isInstance).hasSize(1);
        assertThat(texts.count() - before).isOne();
    }

    @Test
    void raisedIsTheSessionAloneUnlessTheTenantRemembers() {
        Member member = Member.withEnrolledPhone(house);
        UUID session = member.signsIn();
        verify(session, codeFor(session));
        UUID fresh = member.signsIn();
        assertThat(counts(session)).isTrue();
        assertThat(counts(fresh)).isFalse();

        Member.adopt(house, policy(5, Duration.ofDays(180)));

        assertThat(counts(fresh)).isTrue();
        assertThat(member.session(fresh).isSteppedUp()).isFalse();
        assertThat(counts(Member.withEnrolledPhone(house).signsIn())).isFalse();
        house.later(Duration.ofDays(180));
        assertThat(counts(member.signsIn())).isFalse();
    }

    @Test
    void anotherPhoneOrPasswordCancelsWhatIsRemembered() {
        Member.adopt(house, policy(5, Duration.ofDays(180)));
        Member moved = Member.withEnrolledPhone(house);
        Member forgetful = Member.withEnrolledPhone(house);
        List.of(moved, forgetful).forEach(member -> {
            UUID session = member.signsIn();
            verify(session, codeFor(session));
            assertThat(counts(member.signsIn())).isTrue();
        });

        moved.change(subject -> subject.isReachedAt(Optional.of(new PhoneNumber("27829999998"))));
        forgetful.change(Subject::forgetStepUp);

        assertThat(counts(moved.signsIn())).isFalse();
        assertThat(counts(forgetful.signsIn())).isFalse();
    }

    @Test
    void tenantMayDoWithoutPhones() {
        UUID session = aSession();
        Member.adopt(house, new StepUpPolicy(false, 5, Duration.ZERO, false, false));

        assertThat(issue(session)).isInstanceOf(StepUpIssuance.NotSupported.class);
        assertThat(outcome(session, WRONG)).isInstanceOf(StepUpOutcome.NotSupported.class);
    }

    @Test
    void subjectGetsSoManyCodesAnHour() {
        try (House strict = new House(Map.of(PhoneCodeLimits.PER_SUBJECT, "1"))) {
            Member member = Member.withEnrolledPhone(strict);
            IssueStepUp issuing = strict.get(IssueStepUp.class);
            issuing.issue(member.signsIn(), Optional.empty(), HERE);

            assertThat(issuing.issue(member.signsIn(), Optional.empty(), HERE))
                    .isInstanceOf(StepUpIssuance.TooMany.class);
        }
    }

    @Test
    void numberGetsSoManyCodesAnHourWhateverTheyAreForAndWhoeverAsks() {
        try (House strict = new House(Map.of("gatehouse.limit.codes-per-number-per-hour", "2"))) {
            Member member = Member.withEnrolledPhone(strict);
            Member newcomer = Member.of(strict);
            newcomer.change(subject -> subject.isReachedAt(Optional.of(new PhoneNumber(member.phone()))));
            IssueStepUp issuing = strict.get(IssueStepUp.class);
            PhoneCodes codes = strict.get(PhoneCodes.class);
            issuing.issue(member.signsIn(), Optional.empty(), HERE);
            strict.inTransaction(() -> codes.send(
                    strict.get(SessionHolders.class).lock(newcomer.signsIn()).orElseThrow(),
                    PhoneCode.ENROLMENT,
                    Optional.empty(),
                    HERE));

            assertThat(issuing.issue(member.signsIn(), Optional.empty(), HERE))
                    .isInstanceOf(StepUpIssuance.TooMany.class);
            strict.later(Duration.ofHours(1));
            assertThat(issuing.issue(member.signsIn(), Optional.empty(), HERE)).isInstanceOf(StepUpIssuance.Sent.class);
        }
    }

    @Test
    void sessionThatComesOutOfAnotherGetsNoCodesOfItsOwn() {
        Member member = Member.withEnrolledPhone(house);
        UUID session = member.signsIn();
        Secret code = codeFor(session);
        UUID child = beside(member, session);

        assertThat(issue(child)).isInstanceOf(StepUpIssuance.TooSoon.class);
        house.later(RESEND);
        codeFor(child);
        house.later(RESEND);

        assertThat(issue(beside(member, child))).isInstanceOf(StepUpIssuance.UsedUp.class);
        assertThat(verify(session, code)).isInstanceOf(Attempt.Right.class);
    }

    @Test
    void codeForAnOperationNamesItAndConfirmsNothingElse() {
        Member member = Member.withEnrolledPhone(house);
        UUID session = member.signsIn();

        Secret code = codeFor(session, DINNER);
        String text = texts.last();
        verify(session, code);

        assertThat(text).contains("to pay 12.34 EUR to Corner Shop.").hasSizeLessThanOrEqualTo(160);
        assertThat(member.session(session).isSteppedUp()).isFalse();
        assertThat(take(member, DINNER)).isEqualTo(TakeOperation.Taking.TAKEN);
        assertThat(take(member, DINNER)).isEqualTo(TakeOperation.Taking.NOT_CONFIRMED);
        assertThat(house.wiring.lastTold(Occurrence.class).action()).isEqualTo(Action.TAKE_OPERATION);
    }

    @ParameterizedTest
    @CsvSource({"1235,EUR,Corner Shop", "1234,USD,Corner Shop", "1234,EUR,Corner shop"})
    void anyChangeKillsTheConfirmation(long amount, String currency, String payee) {
        Member member = Member.withEnrolledPhone(house);
        UUID session = member.signsIn();
        verify(session, codeFor(session, DINNER));

        assertThat(take(member, new Operation(amount, currency, payee))).isEqualTo(TakeOperation.Taking.NOT_CONFIRMED);

        assertThat(take(member, DINNER)).isEqualTo(TakeOperation.Taking.NOT_CONFIRMED);
    }

    @Test
    void confirmationIsForFiveMinutes() {
        Member member = Member.withEnrolledPhone(house);
        UUID session = member.signsIn();
        verify(session, codeFor(session, DINNER));
        house.later(Duration.ofMinutes(4));
        member.isActiveIn(session);
        house.later(Duration.ofMinutes(1));

        assertThat(take(member, DINNER)).isEqualTo(TakeOperation.Taking.NOT_CONFIRMED);
    }

    @Test
    void confirmationIsTakenOnceByManyAtOnce() {
        Member member = Member.withEnrolledPhone(house);
        UUID session = member.signsIn();
        verify(session, codeFor(session, DINNER));

        assertThat(Together.times(8, () -> take(member, DINNER)))
                .filteredOn(TakeOperation.Taking.TAKEN::equals)
                .hasSize(1);
    }

    @Test
    void confirmationDiesWithItsSession() {
        Member member = Member.withEnrolledPhone(house);
        UUID session = member.signsIn();
        verify(session, codeFor(session, DINNER));
        member.signsIn();
        house.get(Sessions.class).end(session, EndReason.SIGNED_OUT);

        assertThat(take(member, DINNER)).isEqualTo(TakeOperation.Taking.NOT_CONFIRMED);
        assertTold(member, Action.TAKE_OPERATION, "NOT_CONFIRMED");
    }

    @Test
    void whatWasConfirmedInTwoSessionsIsTakenTwice() {
        Member member = Member.withEnrolledPhone(house);
        Operation lunch = new Operation(999, "EUR", "Corner Shop");
        for (Operation operation : List.of(DINNER, lunch)) {
            UUID session = member.signsIn();
            verify(session, codeFor(session, operation));
            house.later(RESEND);
        }

        assertThat(take(member, lunch)).isEqualTo(TakeOperation.Taking.TAKEN);
        assertThat(take(member, lunch))
                .as("and what else was confirmed dies of it")
                .isEqualTo(TakeOperation.Taking.NOT_CONFIRMED);
        assertThat(take(member, DINNER)).isEqualTo(TakeOperation.Taking.NOT_CONFIRMED);
    }

    @Test
    void whatOneMemberConfirmedIsNotForAnotherNorForAnotherTenant() {
        Member member = Member.withEnrolledPhone(house);
        UUID session = member.signsIn();
        verify(session, codeFor(session, DINNER));

        assertThat(take(Member.withEnrolledPhone(house), DINNER)).isEqualTo(TakeOperation.Taking.NOT_CONFIRMED);
        assertThat(house.get(TakeOperation.class)
                        .take(House.TENANT_SYSTEM, House.OTHER_TENANT, member.subjectId(), DINNER, HERE))
                .isEqualTo(TakeOperation.Taking.MISSING);
        assertThat(house.wiring.lastTold(Occurrence.class).outcome()).isEqualTo("MISSING");
        assertThat(take(member, DINNER)).isEqualTo(TakeOperation.Taking.TAKEN);
    }

    @Test
    void operationsAreNotCountedAmongTheTwoCodesOfASession() {
        UUID session = aSession();
        for (int i = 0; i < 3; i++) {
            codeFor(session, DINNER);
            house.later(RESEND);
        }

        assertThat(issue(session)).isInstanceOf(StepUpIssuance.Sent.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "http://evil",
                "Shop. Call us",
                "Call 0800 123 456",
                "Łódź",
                "A  very long name of a payee that goes on",
                " Shop",
                "Shop ",
                "@shop",
                "{shop}"
            })
    void textNamesNoPayeeThatCouldBeMoreThanAName(String payee) {
        UUID session = aSession();

        assertThatThrownBy(() -> codeFor(session, new Operation(1, "EUR", payee)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Corner Shop Ltd.", "O'Neill & Sons", "Jean-Luc Picard", "Shop 24", "X"})
    void textNamesUsualPayees(String payee) {
        UUID session = aSession();
        Operation most = new Operation((1L << 53) - 1, "EUR", payee);

        codeFor(session, most);

        assertThat(texts.last()).contains(" to " + payee).hasSizeLessThanOrEqualTo(160);
    }

    @Test
    void unusedConfirmationsAreSwept() {
        UUID session = aSession();
        verify(session, codeFor(session, DINNER));
        house.later(Duration.ofMinutes(6));

        house.get(ConfirmedOperations.class).sweep();

        assertThat(house.database.number("select count(*) from confirmed_operation where id = '" + session + "'"))
                .isZero();
    }

    private static StepUpPolicy policy(int attempts, Duration remembered) {
        return new StepUpPolicy(true, attempts, remembered, false, true);
    }

    private static UUID aSession() {
        return Member.withEnrolledPhone(house).signsIn();
    }

    private static void assertTold(Member member, Action action, String outcome) {
        assertThat(house.wiring.lastTold(Occurrence.class))
                .extracting(Occurrence::action, Occurrence::outcome, Occurrence::subjectId)
                .containsExactly(action, outcome, Optional.of(member.subjectId()));
    }

    private static UUID beside(Member member, UUID parent) {
        return house.inTransaction(() -> house.get(Sessions.class)
                .openBeside(member.session(parent), member.subjectId())
                .id());
    }

    private static StepUpIssuance issue(UUID session) {
        return house.get(IssueStepUp.class).issue(session, Optional.empty(), HERE);
    }

    private static Secret codeFor(UUID session) {
        assertThat(issue(session)).isInstanceOf(StepUpIssuance.Sent.class);
        return sent();
    }

    private static Secret codeFor(UUID session, Operation operation) {
        assertThat(house.get(IssueStepUp.class).issue(session, Optional.of(operation), HERE))
                .isInstanceOf(StepUpIssuance.Sent.class);
        return sent();
    }

    private static Secret sent() {
        Matcher code = CODE.matcher(texts.last());
        assertThat(code.find()).isTrue();
        return Secret.of(code.group());
    }

    private static StepUpOutcome outcome(UUID session, Secret code) {
        return house.get(VerifyStepUp.class).verify(session, code, HERE);
    }

    private static Attempt verify(UUID session, Secret code) {
        return ((StepUpOutcome.Answered) outcome(session, code)).attempt();
    }

    private static TakeOperation.Taking take(Member member, Operation operation) {
        return house.get(TakeOperation.class)
                .take(House.TENANT_SYSTEM, House.TENANT, member.subjectId(), operation, HERE);
    }

    private static boolean counts(UUID session) {
        return house.get(RaisedSessions.class)
                .isRaisedOrRemembered(house.get(Sessions.class).find(session).orElseThrow());
    }

    private static void tellWhatExpired() {
        house.get(Challenges.class).untold(1000).forEach(house.get(ExpireStepUp.class)::tell);
    }
}
