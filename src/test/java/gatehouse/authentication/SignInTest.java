package gatehouse.authentication;

import static gatehouse.support.House.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.authentication.Occurrence.Action;
import gatehouse.authentication.SignInOutcome.Done;
import gatehouse.authentication.SignInOutcome.Locked;
import gatehouse.authentication.SignInOutcome.Overloaded;
import gatehouse.authentication.SignInOutcome.PasswordExpired;
import gatehouse.authentication.SignInOutcome.Refused;
import gatehouse.authentication.SignInOutcome.TooMany;
import gatehouse.authenticator.password.PasswordHashing;
import gatehouse.identity.ChangeIdentity;
import gatehouse.identity.FactorWish;
import gatehouse.identity.Identities;
import gatehouse.identity.Validity;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.Randomness;
import gatehouse.platform.Secret;
import gatehouse.platform.Settings;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import gatehouse.support.House;
import gatehouse.support.Resident;
import gatehouse.support.TakenPlace;
import gatehouse.support.Together;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {
    private static final Secret WRONG = Secret.of("wrong");
    /** The hash of "allmine", from the tests of OpenBSD. */
    private static final String BROUGHT = "$2a$10$XajjQvNhvvRt5GSeFk1xFeyqRrsxkhBkUiQeg0dt.wU1qD4aFDcga";

    @RegisterExtension
    static final House house = new House();

    @Test
    void rightPasswordOpensASession() {
        Resident resident = house.aCustomer().whoSignsIn();

        SignInOutcome outcome = house.signIn(resident.name(), resident.password());

        assertThat(outcome).isInstanceOf(Done.class);
        assertThat(house.wiring.lastTold(Occurrence.class))
                .isEqualTo(new Occurrence(
                        Action.SIGN_IN,
                        Optional.of("pwd"),
                        "Done",
                        Optional.of(House.TENANT),
                        Optional.of(resident.subjectId()),
                        Optional.of(resident.subjectId()),
                        HERE));
    }

    @Test
    void nameInOtherCaseIsTheSameName() {
        Resident resident = house.aCustomer().whoSignsIn();

        LoginName shouted = LoginName.of(resident.name().typed().toUpperCase(Locale.ROOT));

        assertThat(house.signIn(shouted, resident.password())).isInstanceOf(Done.class);
    }

    @Test
    void rightPasswordAfterTheLastAllowedFailureIsRefused() {
        Resident resident = house.aCustomer().whoSignsIn();

        assertThat(wrong(resident.name(), 5)).containsOnly(new Refused());

        assertThat(house.signIn(resident.name(), resident.password())).isEqualTo(new Locked(inHalfAnHour()));
    }

    @Test
    void nameThatNobodyHasIsLockedAlike() {
        LoginName nobody = house.aName();

        assertThat(wrong(nobody, 5)).containsOnly(new Refused());

        assertThat(house.signIn(nobody, WRONG)).isEqualTo(new Locked(inHalfAnHour()));
        assertThat(house.wiring.lastTold(Occurrence.class).subjectId()).isEmpty();
    }

    @Test
    void theReservedNameOpensNothing() {
        assertThat(house.signIn(LoginName.of("CAP"), WRONG)).isEqualTo(new Refused());
    }

    @Test
    void nameThatNobodyHasCostsAHash() {
        try (House slow = new House(Map.of("gatehouse.password.bcrypt-cost", "10"))) {
            Resident resident = slow.aCustomer().whoSignsIn();
            PasswordHashing hashing = slow.get(PasswordHashing.class);
            for (int i = 0; i < 12; i++) {
                slow.signIn(resident.name(), resident.password());
            }
            Duration known = hashing.figures().meanStay();

            for (int i = 0; i < 12; i++) {
                slow.signIn(slow.aName(), WRONG);
            }

            assertThat(hashing.figures().meanStay()).isGreaterThan(known.dividedBy(2));
        }
    }

    @Test
    void passwordThatWasChangedDuringTheHashIsRefusedAndCounted() {
        Resident resident = house.aCustomer().whoSignsIn();
        Candidate candidate = look(resident);

        house.later(Duration.ofMillis(1));
        change(resident, "another one");

        assertThat(conclude(resident, candidate)).isEqualTo(new Refused());
        assertThat(failures(resident)).isOne();
    }

    @Test
    void rightPasswordIsLockedOutByFiveFailuresDuringItsHash() {
        Resident resident = house.aCustomer().whoSignsIn();
        Candidate candidate = look(resident);

        wrong(resident.name(), 5);

        assertThat(conclude(resident, candidate)).isEqualTo(new Locked(inHalfAnHour()));
        assertThat(failures(resident)).isEqualTo(5);
    }

    @Test
    void nameThatWasRemovedDuringTheHashIsRefused() {
        Resident resident = house.aCustomer().whoSignsIn();
        Candidate candidate = look(resident);

        house.get(Identities.class).delete(House.TENANT_SYSTEM, House.TENANT, resident.party(), resident.name(), HERE);

        assertThat(conclude(resident, candidate)).isEqualTo(new Refused());
    }

    @Test
    void expiredPasswordIsToldToItsOwnerOnly() {
        Resident resident =
                house.aCustomer().whosePasswordExpires(house.clock.instant()).whoSignsIn();

        assertThat(house.signIn(resident.name(), WRONG)).isEqualTo(new Refused());
        assertThat(house.signIn(resident.name(), resident.password())).isEqualTo(new PasswordExpired(Optional.empty()));
    }

    @Test
    void nameThatIsLockedForGoodIsRefusedAndCounted() {
        Resident resident = house.aCustomer().lockedAfter(house.clock.instant()).whoSignsIn();

        for (int i = 0; i < 5; i++) {
            assertThat(house.signIn(resident.name(), resident.password())).isEqualTo(new Refused());
        }

        assertThat(house.signIn(resident.name(), resident.password())).isInstanceOf(Locked.class);
    }

    /** A count that a right password clears would tell that it was right. */
    @ParameterizedTest
    @ValueSource(strings = {"active = false", "email_verified = false"})
    void rightPasswordOfWhoMayNotSignInIsRefusedAndCountedAsAWrongOneIs(String state) {
        Resident member = house.aMember().withPassword();
        house.database.run("update subject set " + state + " where id = ?", member.subjectId());
        for (int i = 0; i < 4; i++) {
            house.signInByMail(member.name(), WRONG);
        }

        assertThat(house.signInByMail(member.name(), member.password())).isEqualTo(new Refused());

        assertThat(house.signInByMail(member.name(), WRONG)).isInstanceOf(Locked.class);
        assertThat(house.signInByMail(member.name(), member.password())).isInstanceOf(Locked.class);
    }

    @Test
    void passwordIsHashedAgainWhenTheCostRose() {
        Resident resident = house.aCustomer().whoSignsIn();
        assertThat(storedAtCost("04", resident)).isOne();

        assertThat(dearer().signIn(attempt(resident.name(), resident.password()), HERE))
                .isInstanceOf(Done.class);

        assertThat(storedAtCost("05", resident)).isOne();
        assertThat(house.signIn(resident.name(), resident.password())).isInstanceOf(Done.class);
    }

    @Test
    void wrongPasswordIsNotHashedAgain() {
        Resident resident = house.aCustomer().whoSignsIn();

        dearer().signIn(attempt(resident.name(), WRONG), HERE);

        assertThat(storedAtCost("04", resident)).isOne();
    }

    @Test
    void importedHashTakesTheClearTextAndNeverItself() {
        Resident resident = house.aCustomer().withPassword(BROUGHT).whoSignsIn();

        assertThat(house.signIn(resident.name(), Secret.of(BROUGHT))).isEqualTo(new Refused());
        assertThat(house.signIn(resident.name(), Secret.of("allmine"))).isInstanceOf(Done.class);
    }

    @Test
    void overloadRefusesBeforeTheDatabaseIsRead() {
        House busy =
                new House(Map.of("gatehouse.password.hash-concurrency", "1", "gatehouse.password.hash-wait", "PT0S"));
        TakenPlace held = TakenPlace.of(busy.get(PasswordHashing.class));
        busy.get(SignIn.class);
        busy.close();

        assertThat(busy.signIn(busy.aName(), WRONG)).isInstanceOf(Overloaded.class);
        held.close();
    }

    @Test
    void oneAddressMaySignInOnlySoOften() {
        try (House strict = new House(Map.of("gatehouse.limit.logins-per-minute", "2"))) {
            Resident resident = strict.aCustomer().whoSignsIn();
            strict.signIn(resident.name(), resident.password());
            strict.signIn(strict.aName(), WRONG);

            assertThat(strict.signIn(resident.name(), resident.password()))
                    .isEqualTo(new TooMany(Duration.ofMinutes(1)));
            assertThat(strict.wiring.lastTold(Occurrence.class).outcome()).isEqualTo("TooMany");
        }
    }

    @Test
    void twentyParallelGuessesGetFiveVerdicts() {
        Resident resident = house.aCustomer().whoSignsIn();

        List<SignInOutcome> outcomes = Together.times(20, () -> house.signIn(resident.name(), WRONG));

        assertThat(outcomes).filteredOn(Refused.class::isInstance).hasSize(5);
        assertThat(outcomes).filteredOn(Locked.class::isInstance).hasSize(15);
    }

    @Test
    void twentyParallelRightPasswordsAllSucceed() {
        Resident resident = house.aCustomer().whoSignsIn();
        wrong(resident.name(), 4);

        List<SignInOutcome> outcomes = Together.times(20, () -> house.signIn(resident.name(), resident.password()));

        assertThat(outcomes).hasOnlyElementsOfType(Done.class);
    }

    private static List<SignInOutcome> wrong(LoginName name, int times) {
        return Stream.generate(() -> house.signIn(name, WRONG)).limit(times).toList();
    }

    private static SignInSteps steps() {
        return house.get(SignInSteps.class);
    }

    private static Candidate look(Resident resident) {
        return ((Look.At) steps().look(NameScope.GLOBAL, resident.name(), HERE)).candidate();
    }

    private static SignInOutcome conclude(Resident resident, Candidate candidate) {
        return steps().conclude(candidate, true, Optional.empty(), attempt(resident.name(), resident.password()), HERE);
    }

    private static void change(Resident resident, String password) {
        house.get(ChangeIdentity.class)
                .change(
                        House.TENANT_SYSTEM,
                        new ChangeIdentity.Wish(
                                House.TENANT,
                                resident.party(),
                                resident.name(),
                                Optional.of(Secret.of(password)),
                                new Validity(Optional.empty(), Optional.empty()),
                                FactorWish.NONE),
                        HERE);
    }

    /** The same server after its administrator raised the cost. */
    private static SignIn dearer() {
        PasswordHashing hashing = new PasswordHashing(
                Settings.of(Map.of("gatehouse.mode", "sandbox", "gatehouse.password.bcrypt-cost", "5")),
                house.get(KeyedHash.class),
                house.get(Randomness.class));
        return house.wiring.another(SignIn.class, hashing);
    }

    private static SignIn.Attempt attempt(LoginName name, Secret password) {
        return new SignIn.Attempt(NameScope.GLOBAL, name, Optional.of(password), Proofs.NONE, House.DOOR);
    }

    private static long storedAtCost(String cost, Resident resident) {
        return house.database.number("select count(*) from password where verifier like '$2_$" + cost
                + "$%' and subject_id = " + resident.subjectId());
    }

    private static long failures(Resident resident) {
        return house.database.number(
                "select coalesce(sum(failures), 0) from lockout where subject_id = " + resident.subjectId());
    }

    private static Instant inHalfAnHour() {
        return house.clock.instant().plus(Duration.ofMinutes(30));
    }
}
