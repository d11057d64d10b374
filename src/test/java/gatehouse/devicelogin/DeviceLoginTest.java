package gatehouse.devicelogin;

import static gatehouse.support.House.HERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.acting.Choice;
import gatehouse.acting.ChooseCustomer;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authenticator.device.DeviceSignature;
import gatehouse.authenticator.device.DeviceUse;
import gatehouse.challenge.Operation;
import gatehouse.devicelogin.DeviceLoginSettled.Status;
import gatehouse.devicelogin.DeviceLoginStart.Locked;
import gatehouse.devicelogin.DeviceLoginStart.NotRegistered;
import gatehouse.devicelogin.DeviceLoginStart.NotSupported;
import gatehouse.devicelogin.DeviceLoginStart.Refused;
import gatehouse.devicelogin.DeviceLoginStart.Started;
import gatehouse.devicelogin.DeviceLoginStart.TooMany;
import gatehouse.devicelogin.DeviceLoginStart.TurnedDown;
import gatehouse.linking.UnlinkDevice;
import gatehouse.platform.ClockMovedBack;
import gatehouse.platform.Secret;
import gatehouse.push.AnswerPush;
import gatehouse.push.Asker;
import gatehouse.push.IssuePush;
import gatehouse.push.PendingPush;
import gatehouse.push.PendingPushes;
import gatehouse.push.PushAnswer;
import gatehouse.push.PushAnswer.NotPending;
import gatehouse.push.PushAnswer.Taken;
import gatehouse.push.PushAnswer.Unknown;
import gatehouse.push.PushIssuance;
import gatehouse.push.PushPurpose;
import gatehouse.push.PushSettled;
import gatehouse.push.PushState;
import gatehouse.push.PushVerdict;
import gatehouse.push.SettlePush;
import gatehouse.session.EndReason;
import gatehouse.session.Session;
import gatehouse.session.Sessions;
import gatehouse.session.TokenKind;
import gatehouse.subject.Customer;
import gatehouse.subject.LoginName;
import gatehouse.subject.Subjects;
import gatehouse.support.House;
import gatehouse.support.Linked;
import gatehouse.support.Resident;
import gatehouse.support.SoftDevice;
import gatehouse.support.SoftDevice.Question;
import gatehouse.support.Together;
import gatehouse.tenant.Tenants;
import gatehouse.token.Claims;
import gatehouse.token.Tokens;
import gatehouse.webhook.Webhooks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in by nothing but a device (2.3, 3.1, 3.2). */
class DeviceLoginTest {
    private static final Secret WRONG = Secret.of("Wrong-Sesame-1");
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final Duration LOCK = Duration.ofMinutes(30);
    private static final int FAILURES = 5;
    private static final int AN_HOUR = 10;

    @RegisterExtension
    static final House house = new House();

    static {
        observed(house);
    }

    private Resident owner;
    private SoftDevice device;

    /** As the container does: what ends a challenge of a device settles the login that waits for it. */
    private static void observed(House at) {
        at.wiring.observe(PushSettled.class, at.get(SettleDeviceLogin.class)::settle);
        at.inTransaction(() -> {
            Webhooks webhooks = at.get(Webhooks.class);
            return webhooks.set(
                    House.TENANT, webhooks.url("https://hooks.example.com").orElseThrow(), false);
        });
    }

    @BeforeEach
    void somebodyWithADevice() {
        owner = house.aMember().withPassword();
        device = Linked.to(house, owner, DeviceUse.BIOMETRIC);
    }

    @Test
    void deviceSeesThatSomebodyWantsToSignIn() {
        long id = started(owner.name());

        assertThat(waiting()).singleElement().satisfies(push -> {
            assertThat(push.id()).isEqualTo(id);
            assertThat(push.purpose()).isEqualTo(PushPurpose.LOGIN);
            assertThat(push.use()).isEqualTo(DeviceUse.BIOMETRIC);
            assertThat(push.operation()).isEmpty();
        });
    }

    @Test
    void yesOpensASessionWhoseExchangedOnesAreSteppedUp() {
        long id = started(owner.name());

        assertThat(answered("APPROVE")).isEqualTo(new Taken(PushState.ACCEPTED));

        DeviceLoginSettled settled = theEndOf(id);
        assertThat(settled.status()).isEqualTo(Status.VERIFIED);
        assertThat(settled.customerId()).isEqualTo(owner.customerId());
        assertThat(settled.grant().orElseThrow().idleAt())
                .isEqualTo(house.clock.instant().plus(LIFE));
        Session opened = session(settled);
        assertThat(opened.kind()).isEqualTo(TokenKind.AUTH);
        assertThat(opened.audience()).isEqualTo(House.MEMBERS_DOOR);
        assertThat(opened.amr()).isEqualTo("push");
        assertThat(opened.address()).contains(HERE.address());
        Choice.Chosen chosen =
                (Choice.Chosen) house.get(ChooseCustomer.class).choose(opened.id(), Optional.empty(), HERE);
        assertThat(chosen.signedIn().session().kind()).isEqualTo(TokenKind.ACCESS);
        assertThat(chosen.signedIn().session().isSteppedUp()).isTrue();
    }

    @Test
    void noOpensNothing() {
        long id = started(owner.name());

        answered("REJECT");

        assertNothingOpened(id, Status.DECLINED);
    }

    /** A signature over a step-up is none over a login. */
    @Test
    void signatureBindsThePurpose() {
        long id = started(owner.name());
        Question asked = question();
        String overStepUp = device.answer(new Question(asked.id(), asked.challenge(), "STEP_UP", List.of()), "APPROVE");

        assertThat(answered(asked, "APPROVE", overStepUp)).isInstanceOf(PushAnswer.WrongSignature.class);

        assertThat(endsOf(id)).isEmpty();
    }

    @Test
    void answerAfterFiveMinutesOpensNothing() {
        long id = started(owner.name());
        Question asked = question();
        house.later(LIFE);

        assertThat(answered(asked, "APPROVE")).isEqualTo(new NotPending(PushState.EXPIRED));

        assertNothingOpened(id, Status.EXPIRED);
    }

    @Test
    void loginThatNobodyAnsweredIsToldAsExpired() {
        long id = started(owner.name());

        settle(id, PushState.EXPIRED);

        assertNothingOpened(id, Status.EXPIRED);
        assertThat(lastSignIn().outcome()).isEqualTo("EXPIRED");
        assertThat(lastSignIn().actorId()).isEmpty();
    }

    @Test
    void anotherLoginTakesThePlaceOfTheOneThatWaits() {
        long first = started(owner.name());
        Question old = question();

        long second = started(owner.name());

        assertNothingOpened(first, Status.EXPIRED);
        assertThat(waiting()).extracting(PendingPush::id).containsExactly(second);
        assertThat(answered(old, "APPROVE")).isEqualTo(new NotPending(PushState.SUPERSEDED));
        answered("APPROVE");
        assertThat(theEndOf(second).status()).isEqualTo(Status.VERIFIED);
    }

    @Test
    void loginsAtOnceLeaveOneThatWaits() {
        List<DeviceLoginStart> all = Together.times(AN_HOUR, () -> start(owner.name()));

        assertThat(all).allMatch(Started.class::isInstance);
        assertThat(waiting()).hasSize(1);
        assertThat(logins()).isEqualTo(1);
    }

    @Test
    void aLoginLeavesTheStepUpOfASessionAlone() {
        IssuePush.Wish wish =
                new IssuePush.Wish(owner.subjectId(), UUID.randomUUID(), DeviceUse.BIOMETRIC, Optional.empty());
        long stepUp = ((PushIssuance.Issued) house.get(IssuePush.class).issue(wish)).id();

        long login = started(owner.name());

        assertThat(waiting()).extracting(PendingPush::id).containsExactly(stepUp, login);
        settle(stepUp, PushState.ACCEPTED);
        assertThat(endsOf(stepUp)).isEmpty();
        assertThat(sessionsOf(owner)).isZero();
    }

    @Test
    void ofTwentyApprovalsAtOnceOneOpensOneSession() {
        long id = started(owner.name());
        Question asked = question();
        String signature = device.answer(asked, "APPROVE");

        List<PushAnswer> answers = Together.times(20, () -> answered(asked, "APPROVE", signature));

        assertThat(answers).filteredOn(Taken.class::isInstance).hasSize(1);
        assertThat(theEndOf(id).status()).isEqualTo(Status.VERIFIED);
        assertThat(sessionsOf(owner)).isEqualTo(1);
    }

    @Test
    void approvalsAndAnotherLoginAtOnceOpenAtMostOneSession() {
        long first = started(owner.name());
        Question asked = question();

        atOnce(() -> answered(asked, "APPROVE"), () -> start(owner.name()));

        assertThat(sessionsOf(owner)).isEqualTo(theEndOf(first).status() == Status.VERIFIED ? 1 : 0);
        assertThat(waiting()).hasSize(1);
    }

    @Test
    void whoeverIsShutOutMeanwhileIsNotLetIn() {
        long id = started(owner.name());
        Question asked = question();
        house.database.run("update subject set active = false where id = ?", owner.subjectId());

        assertThat(answered(asked, "APPROVE")).isEqualTo(new Unknown());
        assertThat(sessionsOf(owner)).isZero();

        settle(id, PushState.ACCEPTED);
        assertNothingOpened(id, Status.DECLINED);
        assertThat(lastSignIn().outcome()).isEqualTo("REFUSED");
    }

    @Test
    void approvalAndShuttingOutAtOnceLeaveNobodyInside() {
        long id = started(owner.name());
        Question asked = question();

        atOnce(() -> answered(asked, "APPROVE"), this::shutOut);

        assertThat(house.get(Sessions.class).liveOf(owner.subjectId())).isEmpty();
        settle(id, PushState.ACCEPTED);
        assertThat(house.get(Sessions.class).liveOf(owner.subjectId())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update subject set email_verified = false where id = ?",
                "update subject set auth_locked_after = created where id = ?",
                "update mandate set suspended = true where subject_id = ?",
                "delete from mandate where subject_id = ?"
            })
    void whatTakesTheRightToSignInAwayMeanwhileIsSeen(String change) {
        long id = started(owner.name());
        house.database.run(change, owner.subjectId());

        settle(id, PushState.ACCEPTED);

        assertNothingOpened(id, Status.DECLINED);
    }

    @Test
    void devicesThatAreNotEnoughAnyMoreMeanwhileOpenNothing() {
        long id = started(owner.name());

        withoutDeviceLogins(() -> settle(id, PushState.ACCEPTED));

        assertNothingOpened(id, Status.DECLINED);
    }

    @Test
    void passwordThatIsLockedMeanwhileKeepsTheDeviceOutToo() {
        long id = started(owner.name());
        Question asked = question();
        failPassword(owner.name());

        assertThat(answered(asked, "APPROVE")).isEqualTo(new Taken(PushState.ACCEPTED));

        assertNothingOpened(id, Status.DECLINED);
        assertThat(lastSignIn().outcome()).isEqualTo("LOCKED");
    }

    @Test
    void deviceThatIsUnlinkedMeanwhileAnswersNothing() {
        long id = started(owner.name());
        Question asked = question();

        UUID session = house.aSession(owner.subjectId());
        unlink(session);
        house.removeSession(session);

        assertThat(answered(asked, "APPROVE")).isEqualTo(new Unknown());
        assertNothingOpened(id, Status.EXPIRED);
    }

    @Test
    void approvalAndUnlinkingAtOnceEndItOnceAndLeaveNoSessionOfThatDevice() {
        long id = started(owner.name());
        Question asked = question();
        UUID session = house.aSession(owner.subjectId());

        atOnce(() -> answered(asked, "APPROVE"), () -> unlink(session));

        assertThat(endsOf(id)).hasSize(1);
        assertThat(house.get(Sessions.class).liveOf(owner.subjectId()))
                .extracting(live -> live.session().id())
                .containsExactly(session);
    }

    @Test
    void subjectThatIsRemovedMeanwhileLeavesNothing() {
        started(owner.name());
        house.database.run("delete from subject where id = ?", owner.subjectId());

        assertThat(logins()).isZero();
    }

    @Test
    void ownerWhoSaysNoTooOftenIsLeftInPeaceAndStillHasThePassword() {
        for (int i = 0; i < FAILURES; i++) {
            started(owner.name());
            answered("REJECT");
        }

        assertThat(start(owner.name()))
                .isEqualTo(new TurnedDown(house.clock.instant().plus(LOCK)));
        assertThat(waiting()).isEmpty();
        assertThat(house.signInByMail(owner.name(), owner.password()).decidedBy())
                .isEqualTo("pwd");
        assertThat(sessionsOf(owner)).isEqualTo(1);

        house.later(LOCK);
        started(owner.name());
    }

    @Test
    void yesInBetweenBeginsTheCountAnew() {
        for (String verdict : List.of("REJECT", "REJECT", "REJECT", "REJECT", "APPROVE", "REJECT")) {
            started(owner.name());
            answered(verdict);
        }

        started(owner.name());
    }

    @Test
    void silenceIsNoNo() {
        for (int i = 0; i < FAILURES; i++) {
            settle(started(owner.name()), PushState.EXPIRED);
        }

        started(owner.name());
    }

    @Test
    void wrongPasswordsLockANameWhetherSomebodyHasItOrNot() {
        LoginName nobody = LoginName.ofEmail(house.anAddress());

        failPassword(owner.name());
        failPassword(nobody);

        Locked locked = new Locked(house.clock.instant().plus(LOCK));
        assertThat(start(owner.name())).isEqualTo(locked);
        assertThat(start(nobody)).isEqualTo(locked);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void nameIsAskedForTenTimesAnHourWhetherSomebodyHasItOrNot() {
        LoginName nobody = LoginName.ofEmail(house.anAddress());
        for (int i = 0; i < AN_HOUR; i++) {
            assertThat(start(owner.name())).isInstanceOf(Started.class);
            assertThat(start(nobody)).isInstanceOf(Refused.class);
        }

        assertThat(start(owner.name())).isInstanceOf(TooMany.class).isEqualTo(start(nobody));
        assertThat(start(house.aMember().withoutPassword().name())).isInstanceOf(NotRegistered.class);

        house.later(Duration.ofHours(1));
        started(owner.name());
    }

    @Test
    void loginsLeaveRoomForTheStepUpsOfTheOwner() {
        for (int i = 0; i <= AN_HOUR; i++) {
            start(owner.name());
        }

        IssuePush.Wish wish =
                new IssuePush.Wish(owner.subjectId(), UUID.randomUUID(), DeviceUse.BIOMETRIC, Optional.empty());
        assertThat(house.get(IssuePush.class).issue(wish)).isInstanceOf(PushIssuance.Issued.class);
    }

    @Test
    void whoMayNotSignInIsRefusedAsNobodyIs() {
        Resident unconfirmed = changed("update subject set email_verified = false where id = ?");
        Resident inactive = changed("update subject set active = false where id = ?");
        Resident gone = changed("update subject set auth_locked_after = created where id = ?");

        for (LoginName name :
                List.of(unconfirmed.name(), inactive.name(), gone.name(), LoginName.ofEmail(house.anAddress()))) {
            assertThat(start(name)).isEqualTo(new Refused());
        }
    }

    private static Resident changed(String change) {
        Resident member = house.aMember().withoutPassword();
        Linked.to(house, member, DeviceUse.BIOMETRIC);
        house.database.run(change, member.subjectId());
        return member;
    }

    @Test
    void deviceThatDoesNotCheckItsOwnerIsNotEnough() {
        Resident other = house.aMember().withoutPassword();
        assertThat(start(other.name())).isEqualTo(new NotRegistered());

        Linked.to(house, other, DeviceUse.PROMPT);

        assertThat(start(other.name())).isEqualTo(new NotRegistered());
    }

    @Test
    void populationMayAskForMoreThanADevice() {
        withoutDeviceLogins(() -> assertThat(start(owner.name())).isEqualTo(new NotSupported()));
    }

    @Test
    void customerIsOneWhomTheOwnerMayActFor() {
        Resident several = house.aMember().whoActsForSeveral().withoutPassword();
        SoftDevice own = Linked.to(house, several, DeviceUse.BIOMETRIC);
        long second =
                house.database.number("select max(customer_id) from mandate where subject_id = " + several.subjectId());

        assertThat(start(several.name(), second, Customer.Kind.CORPORATE)).isEqualTo(new Refused());
        assertThat(start(several.name(), owner.customerId(), Customer.Kind.CONSUMER))
                .isEqualTo(new Refused());
        Started asked = (Started) start(several.name(), second, Customer.Kind.CONSUMER);
        Question question = questionTo(own);
        answered(own, question, "APPROVE", own.answer(question, "APPROVE"));

        assertThat(theEndOf(asked.challengeId()).customerId()).isEqualTo(second);
    }

    @Test
    void withoutSomebodyWhoListensNoSessionOpens() {
        try (House deaf = new House()) {
            observed(deaf);
            deaf.database.run("delete from webhook");
            Resident member = deaf.aMember().withoutPassword();
            Linked.to(deaf, member, DeviceUse.BIOMETRIC);
            Started started = (Started) start(deaf, member.name());

            settle(deaf, started.challengeId(), PushState.ACCEPTED);

            assertThat(deaf.wiring.lastTold(DeviceLoginSettled.class).grant()).isEmpty();
            assertThat(deaf.database.number("select count(*) from session")).isZero();
        }
    }

    @Test
    void tenantThatDoesNotTellWhoIsUnknownAnswersEveryNameAlikeAndAuditsTheTruth() {
        try (House silent = new House()) {
            observed(silent);
            silent.database.run("update tenant set tells_unknown_accounts = false");
            Resident withDevice = silent.aMember().withoutPassword();
            Linked.to(silent, withDevice, DeviceUse.BIOMETRIC);
            LoginName nobody = LoginName.ofEmail(silent.anAddress());

            long real = ((Started) start(silent, withDevice.name())).challengeId();
            long none =
                    ((Started) start(silent, silent.aMember().withoutPassword().name())).challengeId();
            assertThat(lastRequest(silent)).isEqualTo("NotRegistered");
            long decoy = ((Started) start(silent, nobody)).challengeId();
            assertThat(lastRequest(silent)).isEqualTo("Refused");

            assertThat(real).isLessThan(none);
            assertThat(none).isLessThan(decoy);
            assertThat(silent.database.number("select count(*) from push_challenge"))
                    .isEqualTo(1);
            for (int i = 1; i < AN_HOUR; i++) {
                start(silent, nobody);
            }
            assertThat(start(silent, nobody)).isInstanceOf(TooMany.class);
        }
    }

    @Test
    void ownerWhoIsLeftInPeaceIsNotToldFromNobody() {
        try (House silent = new House(Map.of(DeviceLoginLimits.PER_NAME, "100"))) {
            observed(silent);
            silent.database.run("update tenant set tells_unknown_accounts = false");
            Resident withDevice = silent.aMember().withoutPassword();
            Linked.to(silent, withDevice, DeviceUse.BIOMETRIC);
            for (int i = 0; i < FAILURES; i++) {
                settle(silent, ((Started) start(silent, withDevice.name())).challengeId(), PushState.REJECTED);
            }

            assertThat(start(silent, withDevice.name())).isInstanceOf(Started.class);

            assertThat(lastRequest(silent)).isEqualTo("TurnedDown");
            assertThat(silent.database.number("select count(*) from device_login"))
                    .isZero();
        }
    }

    @Test
    void everyAttemptIsTold() {
        started(owner.name());
        assertThat(lastRequest(house)).isEqualTo("Started");

        answered("APPROVE");

        assertThat(lastSignIn()).satisfies(told -> {
            assertThat(told.outcome()).isEqualTo("DONE");
            assertThat(told.factor()).contains("push");
            assertThat(told.subjectId()).contains(owner.subjectId());
            assertThat(told.actorId()).contains(owner.subjectId());
        });
    }

    @Test
    void tokenDoesNotShowInTheEvent() {
        long id = started(owner.name());
        answered("APPROVE");

        DeviceLoginSettled settled = theEndOf(id);

        assertThat(settled.toString())
                .doesNotContain(settled.grant().orElseThrow().token().reveal());
    }

    @Test
    void loginOfATimeThatNeverCameIsForgotten() {
        started(owner.name());

        house.inTransaction(() -> {
            house.get(DeviceLogins.class)
                    .forget(new ClockMovedBack(house.clock.instant().minusSeconds(1)));
            return null;
        });

        assertThat(logins()).isZero();
    }

    @Test
    void aLoginConfirmsNoPayment() {
        Asker login = Asker.login(UUID.randomUUID());
        Optional<Operation> payment = Optional.of(new Operation(1234, "EUR", "Corner Shop"));

        assertThatThrownBy(() -> new IssuePush.Wish(owner.subjectId(), login, DeviceUse.BIOMETRIC, payment))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static DeviceLoginStart start(LoginName name) {
        return start(house, name);
    }

    private static DeviceLoginStart start(House at, LoginName name) {
        return start(at, name, Optional.empty());
    }

    private static DeviceLoginStart start(LoginName name, long customer, Customer.Kind kind) {
        return start(house, name, Optional.of(new ChooseCustomer.Wish(customer, kind)));
    }

    private static DeviceLoginStart start(House at, LoginName name, Optional<ChooseCustomer.Wish> customer) {
        return at.get(StartDeviceLogin.class)
                .start(
                        new StartDeviceLogin.Wish(
                                at.get(Tenants.class).find(House.TENANT).orElseThrow(),
                                name,
                                customer,
                                House.MEMBERS_DOOR),
                        HERE);
    }

    private static long started(LoginName name) {
        return ((Started) start(name)).challengeId();
    }

    private static void settle(long id, PushState end) {
        settle(house, id, end);
    }

    private static void settle(House at, long id, PushState end) {
        at.get(SettlePush.class).settle(new SettlePush.Wish(House.TENANT, Optional.empty(), id, end));
    }

    /** All of these on threads of their own. */
    @SafeVarargs
    private static void atOnce(Callable<?>... works) {
        AtomicInteger next = new AtomicInteger();
        Together.times(works.length, () -> String.valueOf(works[next.getAndIncrement()].call()));
    }

    private UnlinkDevice.Outcome unlink(UUID session) {
        return house.get(UnlinkDevice.class).unlink(session, DeviceUse.BIOMETRIC, HERE);
    }

    /** As whoever may deactivate somebody does. */
    private boolean shutOut() {
        return house.inTransaction(() -> {
            house.get(Subjects.class).lock(owner.subjectId()).orElseThrow().deactivate();
            house.get(Sessions.class).endAll(owner.subjectId(), Optional.empty(), EndReason.SUBJECT_DEACTIVATED);
            return true;
        });
    }

    private static void failPassword(LoginName name) {
        for (int i = 0; i < FAILURES; i++) {
            house.signInByMail(name, WRONG);
        }
    }

    private static void withoutDeviceLogins(Runnable work) {
        house.database.run("update population set login_by_device = false where name = '1'");
        try {
            work.run();
        } finally {
            house.database.run("update population set login_by_device = true where name = '1'");
        }
    }

    private List<PendingPush> waiting() {
        return waitingAt(device);
    }

    private static List<PendingPush> waitingAt(SoftDevice asked) {
        return house.get(PendingPushes.class).of(List.of(UUID.fromString(asked.id())));
    }

    private Question question() {
        return questionTo(device);
    }

    private static Question questionTo(SoftDevice asked) {
        List<PendingPush> waiting = waitingAt(asked);
        PendingPush push = waiting.get(waiting.size() - 1);
        return new Question(
                Long.toString(push.id()), push.challenge(), push.purpose().name(), List.of());
    }

    private PushAnswer answered(String verdict) {
        return answered(question(), verdict);
    }

    private PushAnswer answered(Question question, String verdict) {
        return answered(question, verdict, device.answer(question, verdict));
    }

    private PushAnswer answered(Question question, String verdict, String signature) {
        return answered(device, question, verdict, signature);
    }

    private static PushAnswer answered(SoftDevice by, Question question, String verdict, String signature) {
        return house.get(AnswerPush.class)
                .answer(new AnswerPush.Answer(
                        UUID.fromString(by.id()),
                        Long.parseLong(question.id()),
                        PushVerdict.valueOf(verdict),
                        DeviceSignature.parse(signature).orElseThrow()));
    }

    private static List<DeviceLoginSettled> endsOf(long id) {
        return house.wiring.told(DeviceLoginSettled.class).stream()
                .filter(told -> told.challengeId() == id)
                .toList();
    }

    private static DeviceLoginSettled theEndOf(long id) {
        List<DeviceLoginSettled> ends = endsOf(id);
        assertThat(ends).hasSize(1);
        return ends.get(0);
    }

    private void assertNothingOpened(long id, Status status) {
        assertThat(theEndOf(id).status()).isEqualTo(status);
        assertThat(theEndOf(id).grant()).isEmpty();
        assertThat(sessionsOf(owner)).isZero();
    }

    private static Session session(DeviceLoginSettled settled) {
        Claims claims = house.get(Tokens.class)
                .read(settled.grant().orElseThrow().token())
                .orElseThrow();
        return house.get(Sessions.class).findLive(claims.session()).orElseThrow();
    }

    private static long sessionsOf(Resident resident) {
        return house.database.number("select count(*) from session where subject_id = " + resident.subjectId());
    }

    private long logins() {
        return house.database.number("select count(*) from device_login where subject_id = " + owner.subjectId());
    }

    private static String lastRequest(House at) {
        return at.wiring.told(Occurrence.class).stream()
                .filter(told -> told.action() == Action.REQUEST_DEVICE_LOGIN)
                .reduce((one, later) -> later)
                .orElseThrow()
                .outcome();
    }

    private static Occurrence lastSignIn() {
        return house.wiring.told(Occurrence.class).stream()
                .filter(told -> told.action() == Action.SIGN_IN)
                .reduce((one, later) -> later)
                .orElseThrow();
    }
}
