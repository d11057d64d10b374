package gatehouse.recovery;

import static gatehouse.support.House.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authentication.SignInOutcome;
import gatehouse.authentication.SignedIn;
import gatehouse.authenticator.password.PasswordHashing;
import gatehouse.authenticator.password.Weakness;
import gatehouse.challenge.Purpose;
import gatehouse.coderequest.CodeRequests;
import gatehouse.message.SentTexts;
import gatehouse.platform.Secret;
import gatehouse.recovery.PasswordReset.Overloaded;
import gatehouse.recovery.PasswordReset.Refused;
import gatehouse.recovery.PasswordReset.TooMany;
import gatehouse.recovery.PasswordReset.Unfit;
import gatehouse.session.Sessions;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import gatehouse.support.House;
import gatehouse.support.Resident;
import gatehouse.support.TakenPlace;
import gatehouse.support.Together;
import gatehouse.tenant.PasswordPreset;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** password-change-init and password-change (2.3). */
class RecoveryTest {
    private static final PasswordReset DONE = new PasswordReset.Done(Optional.empty());
    private static final Secret FRESH = Secret.of("a fresh one");
    private static final Secret WRONG = Secret.of("nothing of ours");
    private static final AtomicLong PHONES = new AtomicLong(27820000000L);

    @RegisterExtension
    static final House house = new House();

    private static final SentTexts texts = new SentTexts(house);

    @Test
    void codeSetsANewPasswordOnceAndItsOwnerIsTold() {
        Resident resident = resident();
        Secret code = codeFor(resident);

        assertThat(reset(resident.name(), code)).isEqualTo(DONE);

        assertThat(reset(resident.name(), code)).isEqualTo(Refused.REFUSED);
        assertThat(house.signIn(resident.name(), resident.password())).isInstanceOf(SignInOutcome.Refused.class);
        assertThat(house.signIn(resident.name(), FRESH)).isInstanceOf(SignInOutcome.Done.class);
        assertThat(texts.last()).contains("Your password was changed");
    }

    @Test
    void resetEndsEverySessionAndForgetsTheGuesses() {
        Resident resident = resident();
        SignedIn open = house.signedIn(resident);
        for (int i = 0; i < 5; i++) {
            house.signIn(resident.name(), WRONG);
        }

        reset(resident.name(), codeFor(resident));

        assertThat(house.get(Sessions.class).findLive(open.session().id())).isEmpty();
        assertThat(house.signIn(resident.name(), FRESH)).isInstanceOf(SignInOutcome.Done.class);
    }

    @Test
    void whoeverAsksLearnsNothing() {
        assertThat(request(house.aName())).isEmpty();
        assertThat(request(house.aCustomer().whoSignsIn().name())).isEmpty();
        assertThat(request(LoginName.of("CAP"))).isEmpty();
        assertThat(reset(house.aName(), Secret.of("123456"))).isEqualTo(Refused.REFUSED);
    }

    @Test
    void nameThatIsLockedForGoodGetsNoCodeAndNoReset() {
        Resident resident = resident();
        Secret code = codeFor(resident);
        house.database.run(
                "update subject set auth_locked_after = ? where id = ?",
                house.clock.instant().atOffset(ZoneOffset.UTC),
                resident.subjectId());
        house.later(Duration.ofSeconds(15));
        long before = texts.count();

        request(resident.name());

        assertThat(texts.count()).isEqualTo(before);
        assertThat(reset(resident.name(), code)).isEqualTo(Refused.REFUSED);
    }

    @Test
    void secondRequestWithinFifteenSecondsIsDroppedInSilence() {
        Resident resident = resident();
        Secret code = codeFor(resident);
        long before = texts.count();

        assertThat(request(resident.name())).isEmpty();

        assertThat(texts.count()).isEqualTo(before);
        assertThat(reset(resident.name(), code)).isEqualTo(DONE);
    }

    @Test
    void requestThatComesTooSoonSpendsNothingOfTheNumbersBudget() {
        Resident resident = resident();
        atTheBeginningOfAnHour();
        for (int i = 0; i < 10; i++) {
            request(resident.name());
        }
        long before = texts.count();

        house.later(Duration.ofSeconds(20));
        request(resident.name());

        assertThat(texts.count() - before).isOne();
    }

    @Test
    void numberGetsFiveCodesAnHour() {
        Resident resident = resident();
        long before = texts.count();
        atTheBeginningOfAnHour();

        for (int i = 0; i < 7; i++) {
            assertThat(request(resident.name())).isEmpty();
            house.later(Duration.ofSeconds(20));
        }

        assertThat(texts.count() - before).isEqualTo(5);
    }

    @Test
    void addressThatAsksTooOftenIsTold() {
        try (House strict = new House(Map.of("gatehouse.limit.codes-per-10-minutes", "1"))) {
            RequestPasswordReset requests = strict.get(RequestPasswordReset.class);

            assertThat(requests.request(NameScope.GLOBAL, strict.aName(), ResetWay.CODE, HERE))
                    .isEmpty();
            assertThat(requests.request(NameScope.GLOBAL, strict.aName(), ResetWay.CODE, HERE))
                    .isPresent();
            assertThat(strict.wiring.lastTold(Occurrence.class).outcome()).isEqualTo("TOO_MANY");
        }
    }

    @Test
    void withoutRoomToHashNoAnswerIsLookedAt() {
        try (House busy =
                new House(Map.of("gatehouse.password.hash-concurrency", "1", "gatehouse.password.hash-wait", "PT0S"))) {
            ResetPassword resets = busy.get(ResetPassword.class);
            LoginName nobody = busy.aName();
            TakenPlace place = TakenPlace.of(busy.get(PasswordHashing.class));

            assertThat(resets.reset(attempt(nobody, WRONG, FRESH), HERE)).isInstanceOf(Overloaded.class);
            assertThat(busy.database.number("select count(*) from lockout")).isZero();
            place.close();

            assertThat(resets.reset(attempt(nobody, WRONG, FRESH), HERE)).isEqualTo(Refused.REFUSED);
            assertThat(busy.database.number("select count(*) from lockout")).isOne();
        }
    }

    @Test
    void addressThatGuessesTooOftenIsToldAndSoIsTheAudit() {
        try (House strict = new House(Map.of("gatehouse.limit.logins-per-minute", "1"))) {
            ResetPassword resets = strict.get(ResetPassword.class);
            resets.reset(attempt(strict.aName(), WRONG, FRESH), HERE);

            assertThat(resets.reset(attempt(strict.aName(), WRONG, FRESH), HERE))
                    .isInstanceOf(TooMany.class);
            assertThat(strict.wiring.lastTold(Occurrence.class).outcome()).isEqualTo("TOO_MANY");
        }
    }

    @Test
    void unfitPasswordLeavesTheCodeAlive() {
        Resident resident = resident();
        Secret code = codeFor(resident);

        assertThat(house.get(ResetPassword.class).reset(attempt(resident.name(), code, Secret.of("ab")), HERE))
                .isEqualTo(new Unfit(Weakness.TOO_SHORT, PasswordPreset.CONTRACT_ECLIPSE));
        assertThat(house.wiring.lastTold(Occurrence.class))
                .extracting(Occurrence::action, Occurrence::outcome, Occurrence::subjectId)
                .containsExactly(Action.RESET_PASSWORD, "UNFIT", Optional.of(resident.subjectId()));

        assertThat(reset(resident.name(), code)).isEqualTo(DONE);
    }

    @Test
    void wrongAnswersAreCountedAcrossCodes() {
        Resident resident = resident();
        codeFor(resident);
        for (int i = 0; i < 4; i++) {
            reset(resident.name(), WRONG);
        }
        house.later(Duration.ofSeconds(15));
        Secret second = codeFor(resident);
        reset(resident.name(), WRONG);

        assertThat(reset(resident.name(), second)).isEqualTo(Refused.REFUSED);
        assertThat(house.signIn(resident.name(), resident.password())).isInstanceOf(SignInOutcome.Done.class);
    }

    @Test
    void ofManyUsesOfOneCodeOneSucceedsAndEveryRefusalSaysWhom() {
        Resident resident = resident();
        Secret code = codeFor(resident);

        List<PasswordReset> outcomes = Together.times(20, () -> reset(resident.name(), code));

        assertThat(outcomes).containsOnlyOnce(DONE);
        assertThat(house.wiring.told(Occurrence.class))
                .filteredOn(told -> told.action() == Action.RESET_PASSWORD
                        && told.subjectId().equals(Optional.of(resident.subjectId())))
                .hasSize(20);
    }

    @Test
    void linkCarriesItsTokenInTheFragment() {
        Resident resident = resident();

        request(resident.name(), ResetWay.LINK);

        assertThat(texts.last()).containsPattern("https://id\\.example\\.com/account/reset#[A-Za-z0-9_-]{43}$");
    }

    private static Resident resident() {
        return house.aCustomer()
                .withPhone(Long.toString(PHONES.incrementAndGet()))
                .whoSignsIn();
    }

    private static Optional<Duration> request(LoginName name) {
        return request(name, ResetWay.CODE);
    }

    /** Asks, and lets the server carry out what was asked, as it does a moment after its answer. */
    private static Optional<Duration> request(LoginName name, ResetWay way) {
        Optional<Duration> wait = house.get(RequestPasswordReset.class).request(NameScope.GLOBAL, name, way, HERE);
        house.get(CodeRequests.class)
                .waiting(Purpose.PASSWORD_RESET, 10)
                .forEach(house.get(ResetCodes.class)::carryOut);
        return wait;
    }

    /** Where the windows of the hourly limit begin. */
    private static void atTheBeginningOfAnHour() {
        Instant now = house.clock.instant();
        house.later(Duration.between(now, now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS)));
    }

    private static Secret codeFor(Resident resident) {
        request(resident.name());
        return Secret.of(texts.last().replaceAll("(?s).*?(\\d{6}).*", "$1"));
    }

    private static PasswordReset reset(LoginName name, Secret answer) {
        return house.get(ResetPassword.class).reset(attempt(name, answer, FRESH), HERE);
    }

    private static ResetPassword.Attempt attempt(LoginName name, Secret answer, Secret password) {
        return new ResetPassword.Attempt(NameScope.GLOBAL, name, answer, password, Optional.empty());
    }
}
