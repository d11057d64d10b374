package gatehouse.push;

import static gatehouse.support.House.HERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.authenticator.device.DeviceSignature;
import gatehouse.authenticator.device.DeviceUse;
import gatehouse.challenge.Operation;
import gatehouse.linking.UnlinkDevice;
import gatehouse.platform.Settings;
import gatehouse.push.PushAnswer.NotPending;
import gatehouse.push.PushAnswer.Taken;
import gatehouse.push.PushAnswer.Unknown;
import gatehouse.push.PushAnswer.WrongSignature;
import gatehouse.push.PushIssuance.AnsweredBefore;
import gatehouse.push.PushIssuance.Issued;
import gatehouse.push.PushIssuance.NotLinked;
import gatehouse.push.PushIssuance.TooMany;
import gatehouse.session.Sessions;
import gatehouse.support.House;
import gatehouse.support.Linked;
import gatehouse.support.Resident;
import gatehouse.support.SoftDevice;
import gatehouse.support.SoftDevice.Question;
import gatehouse.support.Together;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Challenges that a device answers. */
class PushTest {
    private static final Optional<Operation> PRESENCE = Optional.empty();
    private static final Optional<Operation> PAYMENT = Optional.of(new Operation(1234, "EUR", "Corner Shop"));
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final int ATTEMPTS = 5;
    private static final int AN_HOUR = 30;

    @RegisterExtension
    static final House house = new House();

    private static final IssuePush issue = house.get(IssuePush.class);
    private static final AnswerPush answer = house.get(AnswerPush.class);
    private static final PendingPushes pending = house.get(PendingPushes.class);
    private static final SettlePush settle = house.get(SettlePush.class);

    private final UUID session = UUID.randomUUID();
    private Resident owner;
    private SoftDevice device;

    @BeforeEach
    void somebodyWithADevice() {
        owner = house.aCustomer().whoSignsIn();
        device = Linked.to(house, owner, DeviceUse.PROMPT);
    }

    @Test
    void deviceSeesWhatItIsAsked() {
        Issued issued = issued(PAYMENT);

        assertThat(pending()).singleElement().satisfies(push -> {
            assertThat(push.id()).isEqualTo(issued.id()).isBetween(1L, 1L << 53);
            assertThat(push.operation()).isEqualTo(PAYMENT);
            assertThat(push.use()).isEqualTo(DeviceUse.PROMPT);
            assertThat(push.challenge()).hasSize(44);
            assertThat(push.expires()).isEqualTo(house.clock.instant().plus(LIFE));
        });
    }

    @Test
    void acceptedOnceAndToldOnce() {
        issued(PAYMENT);
        Question question = question();

        assertThat(answered(question, "APPROVE")).isEqualTo(new Taken(PushState.ACCEPTED));

        assertThat(house.wiring.lastTold(PushSettled.class))
                .isEqualTo(new PushSettled(
                        Long.parseLong(question.id()),
                        House.TENANT,
                        owner.subjectId(),
                        Asker.session(session),
                        DeviceUse.PROMPT,
                        PushState.ACCEPTED,
                        PAYMENT));
        assertThat(pending()).isEmpty();
        assertThat(answered(question, "APPROVE")).isEqualTo(new NotPending(PushState.ACCEPTED));
        assertThat(answered(question, "REJECT")).isEqualTo(new NotPending(PushState.ACCEPTED));
        assertThat(endsOf(question)).containsExactly(PushState.ACCEPTED);
    }

    @Test
    void rejectedIsRejected() {
        issued(PRESENCE);
        Question question = question();

        assertThat(answered(question, "REJECT")).isEqualTo(new Taken(PushState.REJECTED));

        assertThat(answered(question, "APPROVE")).isEqualTo(new NotPending(PushState.REJECTED));
        assertThat(endsOf(question)).containsExactly(PushState.REJECTED);
    }

    @Test
    void ofTwentyAnswersAtOnceOneIsTaken() {
        issued(PAYMENT);
        Question question = question();
        String signature = device.answer(question, "APPROVE");

        List<PushAnswer> answers = Together.times(20, () -> answered(question, PushVerdict.APPROVE, signature));

        assertThat(answers).filteredOn(Taken.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(NotPending.class::isInstance).hasSize(19);
        assertThat(endsOf(question)).containsExactly(PushState.ACCEPTED);
    }

    @Test
    void yesAndNoAtOnceHaveOneWinner() {
        issued(PAYMENT);
        Question question = question();
        String yes = device.answer(question, "APPROVE");
        String no = device.answer(question, "REJECT");

        List<PushAnswer> answers = Together.times(
                20,
                () -> Thread.currentThread().getId() % 2 == 0
                        ? answered(question, PushVerdict.APPROVE, yes)
                        : answered(question, PushVerdict.REJECT, no));

        assertThat(answers).filteredOn(Taken.class::isInstance).hasSize(1);
        assertThat(endsOf(question)).hasSize(1);
    }

    @Test
    void otherKeyProvesNothing() {
        issued(PAYMENT);
        Question question = question();

        PushAnswer wrong =
                answered(question, PushVerdict.APPROVE, device.impostor().answer(question, "APPROVE"));

        assertThat(wrong).isEqualTo(new WrongSignature(ATTEMPTS - 1));
        assertThat(answered(question, "APPROVE")).isEqualTo(new Taken(PushState.ACCEPTED));
    }

    @Test
    void signatureIsGoodForWhatWasShownAndNothingElse() {
        issued(PAYMENT);
        Question asked = question();
        List<Question> others = List.of(
                with(asked, List.of("1235", "EUR", "Corner Shop")),
                with(asked, List.of("1234", "USD", "Corner Shop")),
                with(asked, List.of("1234", "EUR", "Corner Shop Ltd")));

        for (Question other : others) {
            assertThat(answered(asked, PushVerdict.APPROVE, device.answer(other, "APPROVE")))
                    .isInstanceOf(WrongSignature.class);
        }

        assertThat(answered(asked, PushVerdict.APPROVE, device.answer(with(asked, List.of()), "APPROVE")))
                .isInstanceOf(WrongSignature.class);
        assertThat(answered(asked, "APPROVE")).isEqualTo(new Taken(PushState.ACCEPTED));
    }

    @Test
    void signatureOverPresenceIsNoneOverAPayment() {
        issued(PRESENCE);
        Question asked = question();
        Question padded = with(asked, List.of("1234", "EUR", "Corner Shop"));

        assertThat(answered(asked, PushVerdict.APPROVE, device.answer(padded, "APPROVE")))
                .isInstanceOf(WrongSignature.class);
    }

    @Test
    void signatureIsGoodForItsVerdictChallengeAndPurposeOnly() {
        issued(PRESENCE);
        Question asked = question();
        Question otherId = new Question("1", asked.challenge(), asked.purpose(), asked.operation());
        Question otherBytes = new Question(asked.id(), "A".repeat(43) + "=", asked.purpose(), asked.operation());
        Question otherPurpose = new Question(asked.id(), asked.challenge(), "SIGN_IN", asked.operation());

        assertThat(answered(asked, PushVerdict.APPROVE, device.answer(asked, "REJECT")))
                .isInstanceOf(WrongSignature.class);
        for (Question other : List.of(otherId, otherBytes, otherPurpose)) {
            assertThat(answered(asked, PushVerdict.APPROVE, device.answer(other, "APPROVE")))
                    .isInstanceOf(WrongSignature.class);
        }
    }

    @Test
    void deviceThatSignsWrongTooOftenHasRejected() {
        issued(PAYMENT);
        Question question = question();
        String wrong = device.answer(question, "REJECT");
        for (int left = ATTEMPTS - 1; left > 0; left--) {
            assertThat(answered(question, PushVerdict.APPROVE, wrong)).isEqualTo(new WrongSignature(left));
        }
        assertThat(endsOf(question)).isEmpty();

        assertThat(answered(question, PushVerdict.APPROVE, wrong)).isEqualTo(new WrongSignature(0));

        assertThat(endsOf(question)).containsExactly(PushState.REJECTED);
        assertThat(answered(question, "APPROVE")).isEqualTo(new NotPending(PushState.REJECTED));
    }

    @Test
    void wrongSignaturesAtOnceAreAllCounted() {
        issued(PAYMENT);
        Question question = question();
        String wrong = device.answer(question, "REJECT");

        List<PushAnswer> answers = Together.times(20, () -> answered(question, PushVerdict.APPROVE, wrong));

        assertThat(answers).filteredOn(WrongSignature.class::isInstance).hasSize(ATTEMPTS);
        assertThat(endsOf(question)).containsExactly(PushState.REJECTED);
    }

    @Test
    void deviceOfSomebodyElseKnowsNothingOfIt() {
        issued(PAYMENT);
        Question question = question();
        SoftDevice strangers = Linked.to(house, house.aCustomer().whoSignsIn(), DeviceUse.PROMPT);

        PushAnswer refused = answer.answer(new AnswerPush.Answer(
                UUID.fromString(strangers.id()),
                Long.parseLong(question.id()),
                PushVerdict.APPROVE,
                signature(strangers.answer(question, "APPROVE"))));

        assertThat(refused).isEqualTo(new Unknown());
        assertThat(pending.of(List.of(UUID.fromString(strangers.id())))).isEmpty();
        assertThat(pending()).hasSize(1);
    }

    /** Each answer is for the device that was asked, also where one owner has two. */
    @Test
    void otherDeviceOfTheOwnerKnowsNothingOfIt() {
        issued(PAYMENT);
        Question question = question();
        SoftDevice other = Linked.to(house, owner, DeviceUse.BIOMETRIC);

        PushAnswer refused = answer.answer(new AnswerPush.Answer(
                UUID.fromString(other.id()),
                Long.parseLong(question.id()),
                PushVerdict.APPROVE,
                signature(other.answer(question, "APPROVE"))));

        assertThat(refused).isEqualTo(new Unknown());
    }

    @Test
    void answerAfterFiveMinutesIsTooLate() {
        issued(PAYMENT);
        Question question = question();
        house.later(LIFE);

        assertThat(pending()).isEmpty();
        assertThat(answered(question, "APPROVE")).isEqualTo(new NotPending(PushState.EXPIRED));
        assertThat(endsOf(question)).containsExactly(PushState.EXPIRED);
    }

    @Test
    void whatNobodyAnswersIsToldAsExpiredOnce() {
        issued(PAYMENT);
        Question question = question();
        expireDue();
        assertThat(endsOf(question)).isEmpty();
        house.later(LIFE);

        Together.times(4, () -> {
            expireDue();
            return true;
        });

        assertThat(endsOf(question)).containsExactly(PushState.EXPIRED);
        assertThat(answered(question, "APPROVE")).isEqualTo(new NotPending(PushState.EXPIRED));
    }

    private static void expireDue() {
        house.get(Pushes.class).due().forEach(house.get(ExpirePush.class)::expire);
    }

    @Test
    void askingAgainWhileItWaitsKillsTheOldOne() {
        issued(PAYMENT);
        Question old = question();

        Issued fresh = issued(PAYMENT);

        assertThat(pending()).extracting(PendingPush::id).containsExactly(fresh.id());
        assertThat(answered(old, "APPROVE")).isEqualTo(new NotPending(PushState.SUPERSEDED));
        assertThat(endsOf(old)).containsExactly(PushState.SUPERSEDED);
        assertThat(answered(question(), "APPROVE")).isEqualTo(new Taken(PushState.ACCEPTED));
    }

    /** A payer who changes the amount is asked anew, and what was signed for the old one is worth nothing. */
    @Test
    void changedOperationIsAskedAnew() {
        issued(PAYMENT);
        Question old = question();
        String signature = device.answer(old, "APPROVE");

        issued(Optional.of(new Operation(999_999, "EUR", "Corner Shop")));

        assertThat(answered(question(), PushVerdict.APPROVE, signature)).isInstanceOf(WrongSignature.class);
    }

    @Test
    void askingTwentyTimesAtOnceLeavesOneThatWaits() {
        List<PushIssuance> all = Together.times(20, () -> asked(session, PAYMENT));

        assertThat(all).allMatch(Issued.class::isInstance);
        assertThat(pending()).hasSize(1);
    }

    @Test
    void sessionThatWasAnsweredAsksNoMore() {
        issued(PRESENCE);
        answered(question(), "REJECT");

        assertThat(asked(session, PRESENCE)).isEqualTo(new AnsweredBefore());
        assertThat(asked(UUID.randomUUID(), PRESENCE)).isInstanceOf(Issued.class);
    }

    @Test
    void expiredChallengeIsNoAnswer() {
        issued(PRESENCE);
        Question old = question();
        house.later(LIFE);

        assertThat(asked(session, PRESENCE)).isInstanceOf(Issued.class);
        assertThat(endsOf(old)).containsExactly(PushState.EXPIRED);
    }

    @Test
    void sessionsDoNotDisturbEachOther() {
        issued(PRESENCE);

        asked(UUID.randomUUID(), PAYMENT);

        assertThat(pending()).hasSize(2);
    }

    @Test
    void nobodyIsAskedWithoutADevice() {
        assertThat(issue.issue(new IssuePush.Wish(owner.subjectId(), session, DeviceUse.BIOMETRIC, PRESENCE)))
                .isEqualTo(new NotLinked());
        assertThat(issue.issue(new IssuePush.Wish(-1, session, DeviceUse.PROMPT, PRESENCE)))
                .isEqualTo(new NotLinked());
    }

    @Test
    void lockedSubjectIsNotAskedAndAnswersNothing() {
        Resident leaving = house.aCustomer()
                .lockedAfter(house.clock.instant().plusSeconds(60))
                .whoSignsIn();
        SoftDevice phone = Linked.to(house, leaving, DeviceUse.PROMPT);
        IssuePush.Wish wish = new IssuePush.Wish(leaving.subjectId(), session, DeviceUse.PROMPT, PRESENCE);
        issue.issue(wish);
        Question question = questionTo(phone);
        house.later(Duration.ofSeconds(60));

        assertThat(issue.issue(wish)).isEqualTo(new NotLinked());
        assertThat(answer.answer(new AnswerPush.Answer(
                        UUID.fromString(phone.id()),
                        Long.parseLong(question.id()),
                        PushVerdict.APPROVE,
                        signature(phone.answer(question, "APPROVE")))))
                .isEqualTo(new Unknown());
    }

    @Test
    void subjectThatWasDeactivatedIsNotAskedAndAnswersNothing() {
        issued(PRESENCE);
        Question question = question();
        house.database.run("update subject set active = false where id = ?", owner.subjectId());

        assertThat(asked(session, PRESENCE)).isEqualTo(new NotLinked());
        assertThat(answered(question, "APPROVE")).isEqualTo(new Unknown());
    }

    @Test
    void subjectIsNotWornDown() {
        for (int i = 0; i < AN_HOUR; i++) {
            issued(PRESENCE);
        }

        assertThat(asked(session, PRESENCE)).isInstanceOf(TooMany.class);
        assertThat(house.wiring.lastTold(PushTried.class).outcome()).isEqualTo("TooMany");
        assertThat(asked(house.aCustomer().whoSignsIn(), session)).isInstanceOf(NotLinked.class);

        house.later(Duration.ofHours(1));
        assertThat(asked(session, PRESENCE)).isInstanceOf(Issued.class);
    }

    @Test
    void tenantsVolumeIsBounded() {
        try (House small = new House(Map.of(PushLimits.PER_TENANT, "2"))) {
            IssuePush asking = small.get(IssuePush.class);
            for (int i = 0; i < 2; i++) {
                assertThat(asking.issue(wishOfSomebodyIn(small))).isInstanceOf(Issued.class);
            }

            assertThat(asking.issue(wishOfSomebodyIn(small))).isInstanceOf(TooMany.class);
        }
    }

    private static IssuePush.Wish wishOfSomebodyIn(House small) {
        Resident somebody = small.aCustomer().whoSignsIn();
        Linked.to(small, somebody, DeviceUse.PROMPT);
        return new IssuePush.Wish(somebody.subjectId(), UUID.randomUUID(), DeviceUse.PROMPT, PRESENCE);
    }

    @Test
    void unlinkingWithdrawsWhatWaits() {
        issued(PAYMENT);
        Question question = question();

        house.get(UnlinkDevice.class).unlink(house.aSession(owner.subjectId()), DeviceUse.PROMPT, HERE);

        assertThat(endsOf(question)).containsExactly(PushState.WITHDRAWN);
        assertThat(answered(question, "APPROVE")).isEqualTo(new Unknown());
        assertThat(asked(session, PRESENCE)).isEqualTo(new NotLinked());
    }

    @Test
    void answersAndUnlinkingAtOnceEndItOnce() {
        issued(PAYMENT);
        Question question = question();
        String signature = device.answer(question, "APPROVE");
        UUID unlinking = house.aSession(owner.subjectId());

        Together.times(
                10,
                () -> Thread.currentThread().getId() % 2 == 0
                        ? answered(question, PushVerdict.APPROVE, signature)
                        : house.get(UnlinkDevice.class).unlink(unlinking, DeviceUse.PROMPT, HERE));

        assertThat(endsOf(question)).hasSize(1);
    }

    @Test
    void simulatorAnswersInPlaceOfTheDevice() {
        Issued issued = issued(PAYMENT);
        Question question = question();

        assertThat(settled(issued.id(), PushState.ACCEPTED)).isEqualTo(new Taken(PushState.ACCEPTED));

        assertThat(endsOf(question)).containsExactly(PushState.ACCEPTED);
        assertThat(settled(issued.id(), PushState.ACCEPTED)).isEqualTo(new NotPending(PushState.ACCEPTED));
    }

    @Test
    void operationsAreAskedOneByOneAndAPresenceOnce() {
        settled(issued(PAYMENT).id(), PushState.ACCEPTED);
        settled(issued(PAYMENT).id(), PushState.REJECTED);
        settled(issued(PRESENCE).id(), PushState.ACCEPTED);

        assertThat(asked(session, PRESENCE)).isEqualTo(new AnsweredBefore());
        assertThat(asked(session, PAYMENT)).isInstanceOf(Issued.class);
    }

    /** Else each exchange of a token would buy another push. */
    @Test
    void whatWasRejectedIsAskedInNoSessionOfTheSameSigningIn() {
        UUID first = house.aSession(owner.subjectId());
        UUID beside = besides(first);
        asked(first, PRESENCE);
        answered(question(), "REJECT");

        assertThat(asked(beside, PRESENCE)).isEqualTo(new AnsweredBefore());
        assertThat(asked(besides(first), PRESENCE)).isEqualTo(new AnsweredBefore());
        assertThat(asked(beside, PAYMENT)).isInstanceOf(Issued.class);
        assertThat(asked(house.aSession(owner.subjectId()), PRESENCE)).isInstanceOf(Issued.class);
    }

    /** Who chose another customer since has another session to raise. */
    @Test
    void whatWasAcceptedInOneSessionMayBeAskedInAnotherOfTheSameSigningIn() {
        UUID first = house.aSession(owner.subjectId());
        asked(first, PRESENCE);
        answered(question(), "APPROVE");

        assertThat(asked(besides(first), PRESENCE)).isInstanceOf(Issued.class);
    }

    private UUID besides(UUID session) {
        Sessions sessions = house.get(Sessions.class);
        return house.inTransaction(
                () -> sessions.openBeside(sessions.find(session).orElseThrow(), owner.customerId())
                        .id());
    }

    @Test
    void simulatorRejectsAndExpires() {
        assertThat(settled(issued(PRESENCE).id(), PushState.EXPIRED)).isEqualTo(new Taken(PushState.EXPIRED));
        assertThat(settled(issued(PRESENCE).id(), PushState.REJECTED)).isEqualTo(new Taken(PushState.REJECTED));
    }

    @Test
    void simulatorComesTooLateToo() {
        Issued issued = issued(PRESENCE);
        house.later(LIFE);

        assertThat(settled(issued.id(), PushState.ACCEPTED)).isEqualTo(new NotPending(PushState.EXPIRED));
    }

    @Test
    void simulatorOfAnotherTenantOrSubjectFindsNothing() {
        long id = issued(PRESENCE).id();
        long stranger = house.aCustomer().whoSignsIn().subjectId();

        assertThat(settle.settle(new SettlePush.Wish(
                        House.OTHER_TENANT, Optional.of(owner.subjectId()), id, PushState.ACCEPTED)))
                .isEqualTo(new Unknown());
        assertThat(settle.settle(new SettlePush.Wish(House.TENANT, Optional.of(stranger), id, PushState.ACCEPTED)))
                .isEqualTo(new Unknown());
        assertThat(pending()).hasSize(1);
    }

    @Test
    void productionHasNoSimulator() {
        SettlePush production =
                house.wiring.another(SettlePush.class, Settings.of(Map.of("gatehouse.mode", "production")));
        SettlePush.Wish wish = new SettlePush.Wish(
                House.TENANT, Optional.of(owner.subjectId()), issued(PRESENCE).id(), PushState.ACCEPTED);

        assertThatThrownBy(() -> production.settle(wish)).isInstanceOf(IllegalStateException.class);

        assertThat(pending()).hasSize(1);
    }

    @Test
    void oldOnesAreSweptWhenNoSessionCanAskForThemAnyMore() {
        issued(PRESENCE);
        answered(question(), "APPROVE");
        house.later(Duration.ofHours(24));
        house.get(Pushes.class).sweep();
        assertThat(asked(session, PRESENCE)).isEqualTo(new AnsweredBefore());

        house.later(Duration.ofDays(2));
        house.get(Pushes.class).sweep();

        assertThat(house.database.number("select count(*) from push_challenge where subject_id = " + owner.subjectId()))
                .isZero();
    }

    @Test
    void everyTryIsTold() {
        issued(PRESENCE);
        assertThat(house.wiring.lastTold(PushTried.class))
                .isEqualTo(new PushTried(PushTried.Step.ISSUE, "Issued", House.TENANT, owner.subjectId()));

        answered(question(), PushVerdict.APPROVE, device.answer(question(), "REJECT"));
        assertThat(house.wiring.lastTold(PushTried.class).outcome()).isEqualTo("WrongSignature");

        answered(question(), "APPROVE");
        assertThat(house.wiring.lastTold(PushTried.class))
                .isEqualTo(new PushTried(PushTried.Step.ANSWER, "ACCEPTED", House.TENANT, owner.subjectId()));
    }

    private Issued issued(Optional<Operation> operation) {
        return (Issued) asked(session, operation);
    }

    private PushIssuance asked(UUID from, Optional<Operation> operation) {
        return issue.issue(new IssuePush.Wish(owner.subjectId(), from, DeviceUse.PROMPT, operation));
    }

    private static PushIssuance asked(Resident other, UUID from) {
        return issue.issue(new IssuePush.Wish(other.subjectId(), from, DeviceUse.PROMPT, PRESENCE));
    }

    private PushAnswer settled(long id, PushState end) {
        return settle.settle(new SettlePush.Wish(House.TENANT, Optional.of(owner.subjectId()), id, end));
    }

    private List<PendingPush> pending() {
        return pending.of(List.of(UUID.fromString(device.id())));
    }

    private Question question() {
        return questionTo(device);
    }

    /** The newest that the device sees. */
    private static Question questionTo(SoftDevice asked) {
        List<PendingPush> waiting = pending.of(List.of(UUID.fromString(asked.id())));
        PendingPush push = waiting.get(waiting.size() - 1);
        return new Question(
                Long.toString(push.id()),
                push.challenge(),
                push.purpose().name(),
                push.operation().map(Operation::fields).orElse(List.of()));
    }

    private static Question with(Question question, List<String> operation) {
        return new Question(question.id(), question.challenge(), question.purpose(), operation);
    }

    private PushAnswer answered(Question question, String verdict) {
        return answered(question, PushVerdict.valueOf(verdict), device.answer(question, verdict));
    }

    private PushAnswer answered(Question question, PushVerdict verdict, String signature) {
        return answer.answer(new AnswerPush.Answer(
                UUID.fromString(device.id()), Long.parseLong(question.id()), verdict, signature(signature)));
    }

    private static DeviceSignature signature(String text) {
        return DeviceSignature.parse(text).orElseThrow();
    }

    private static List<PushState> endsOf(Question question) {
        return house.wiring.told(PushSettled.class).stream()
                .filter(told -> told.challengeId() == Long.parseLong(question.id()))
                .map(PushSettled::state)
                .toList();
    }
}
