package gatehouse.identity;

import static gatehouse.support.House.HERE;
import static gatehouse.support.House.TENANT;
import static gatehouse.support.House.TENANT_SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.access.Caller;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.SignInOutcome;
import gatehouse.authentication.SignedIn;
import gatehouse.authenticator.password.Weakness;
import gatehouse.identity.IdentityOutcome.Done;
import gatehouse.identity.IdentityOutcome.Refused;
import gatehouse.identity.IdentityOutcome.Unfit;
import gatehouse.platform.Secret;
import gatehouse.session.Sessions;
import gatehouse.subject.LoginName;
import gatehouse.subject.PartyId;
import gatehouse.support.House;
import gatehouse.support.Resident;
import gatehouse.support.Together;
import gatehouse.tenant.PasswordPreset;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IdentityTest {
    private static final String BROUGHT = "$2a$10$N9qo8uLOickgx2ZMRZoMyevQ3tZifm3So3XNF8lvbzUxEr9DgsPwe";
    private static final Secret FRESH = Secret.of("a fresh one");

    @RegisterExtension
    static final House house = new House();

    @Test
    void nameThatSomebodyHasIsTakenInAnyCase() {
        Resident resident = house.aCustomer().whoSignsIn();
        LoginName shouted = LoginName.of(resident.name().typed().toUpperCase(Locale.ROOT));

        assertThat(create(resident.customerId(), shouted)).isEqualTo(Refused.TAKEN);
    }

    @Test
    void reservedNameIsTaken() {
        assertThat(create(house.aCustomer().movesIn(), LoginName.of("Cap"))).isEqualTo(Refused.TAKEN);
    }

    @Test
    void customerOfAnotherTenantIsMissing() {
        assertThat(create(house.aCustomer().movesInAt(House.OTHER_TENANT), house.aName()))
                .isEqualTo(Refused.MISSING);
    }

    @Test
    void ofManyWhoWantOneNameOneGetsItAndTheOthersFindItTaken() {
        long customer = house.aCustomer().movesIn();
        LoginName name = house.aName();

        List<IdentityOutcome> outcomes = Together.times(8, () -> create(customer, name));

        assertThat(outcomes).filteredOn(Done.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Refused.TAKEN::equals).hasSize(7);
    }

    @Test
    void passwordThatBreaksTheRulesIsUnfit() {
        long customer = house.aCustomer().movesIn();

        assertThat(house.get(CreateIdentity.class)
                        .create(
                                TENANT_SYSTEM,
                                house.aCustomer().withPassword("ab").wish(customer, house.aName()),
                                HERE))
                .isEqualTo(new Unfit(Weakness.TOO_SHORT, PasswordPreset.CONTRACT_ECLIPSE));
    }

    @Test
    void onlyTheTenantImportsAHash() {
        Resident resident = house.aCustomer().whoSignsIn();
        Caller self = resident.callingFrom(house.signedIn(resident).session().id());

        assertThat(change(self, resident, Secret.of(BROUGHT)))
                .isEqualTo(new Unfit(Weakness.LOOKS_HASHED, PasswordPreset.CONTRACT_ECLIPSE));
        assertThat(change(TENANT_SYSTEM, resident, Secret.of(BROUGHT.replace("$10$", "$09$"))))
                .isEqualTo(Refused.NOT_IMPORTABLE);
        assertThat(change(TENANT_SYSTEM, resident, Secret.of(BROUGHT))).isInstanceOf(Done.class);
        assertThat(house.signIn(resident.name(), Secret.of("user_password"))).isInstanceOf(SignInOutcome.Done.class);
    }

    @Test
    void ownNewPasswordEndsTheOtherSessions() {
        Resident resident = house.aCustomer().whoSignsIn();
        SignedIn own = house.signedIn(resident);
        SignedIn other = house.signedIn(resident);

        change(resident.callingFrom(own.session().id()), resident, FRESH);

        assertThat(isLive(own)).isTrue();
        assertThat(isLive(other)).isFalse();
    }

    @Test
    void newPasswordFromTheTenantEndsEverySession() {
        Resident resident = house.aCustomer().whoSignsIn();
        SignedIn open = house.signedIn(resident);

        change(TENANT_SYSTEM, resident, FRESH);

        assertThat(isLive(open)).isFalse();
    }

    @Test
    void newPasswordInTimeMakesATemporaryIdentityLasting() {
        Resident resident =
                house.aCustomer().lockedAfter(in(Duration.ofHours(1))).whoSignsIn();

        Done done = (Done) change(TENANT_SYSTEM, resident, FRESH);

        assertThat(done.identity().authLockedAfter()).isEmpty();
    }

    @Test
    void newPasswordAfterTheLastMomentIsRefused() {
        Resident resident = house.aCustomer().lockedAfter(in(Duration.ZERO)).whoSignsIn();

        assertThat(change(TENANT_SYSTEM, resident, FRESH)).isEqualTo(Refused.OUT_OF_USE);
    }

    @Test
    void laterLastMomentOpensTheIdentityAgainAndIsKept() {
        Resident resident = house.aCustomer().lockedAfter(in(Duration.ZERO)).whoSignsIn();
        Instant later = in(Duration.ofHours(1));

        Done done = (Done)
                change(TENANT_SYSTEM, resident, Optional.of(FRESH), new Validity(Optional.of(later), Optional.empty()));

        assertThat(done.identity().authLockedAfter()).contains(later);
        assertThat(house.signIn(resident.name(), FRESH)).isInstanceOf(SignInOutcome.Done.class);
    }

    @Test
    void newLastMomentEndsTheSessionsThatDoNotKnowIt() {
        Resident resident = house.aCustomer().whoSignsIn();
        SignedIn open = house.signedIn(resident);

        change(
                TENANT_SYSTEM,
                resident,
                Optional.empty(),
                new Validity(Optional.of(in(Duration.ofMinutes(1))), Optional.empty()));

        assertThat(isLive(open)).isFalse();
    }

    @Test
    void deletedIdentityIsGoneWithItsSessionsAndItsNameIsFree() {
        Resident resident = house.aCustomer().whoSignsIn();
        SignedIn open = house.signedIn(resident);
        Identities identities = house.get(Identities.class);

        assertThat(identities.delete(TENANT_SYSTEM, TENANT, resident.party(), resident.name(), HERE))
                .isInstanceOf(Done.class);

        assertThat(isLive(open)).isFalse();
        assertThat(identities.list(TENANT, resident.party())).contains(List.of());
        assertThat(identities.delete(TENANT_SYSTEM, TENANT, resident.party(), resident.name(), HERE))
                .isEqualTo(Refused.MISSING);
        assertThat(create(resident.customerId(), resident.name())).isInstanceOf(Done.class);
    }

    @Test
    void identityIsFoundUnderItsOwnCustomerOnly() {
        Resident resident = house.aCustomer().whoSignsIn();
        long stranger = house.aCustomer().movesIn();
        Identities identities = house.get(Identities.class);

        assertThat(identities.delete(TENANT_SYSTEM, TENANT, PartyId.customer(stranger), resident.name(), HERE))
                .isEqualTo(Refused.MISSING);
        assertThat(identities.list(House.OTHER_TENANT, resident.party())).isEmpty();
        assertThat(identities.list(TENANT, resident.party()).orElseThrow())
                .extracting(Identity::name)
                .containsExactly(resident.name());
    }

    /** Else a first password, which others know, would be good for ever. */
    @Test
    void ownerDoesNotPutOffTheLastMomentWithoutANewPassword() {
        Resident resident =
                house.aCustomer().lockedAfter(in(Duration.ofHours(1))).whoSignsIn();
        Caller self = resident.callingFrom(house.signedIn(resident).session().id());
        Validity later = new Validity(Optional.of(in(Duration.ofHours(2))), Optional.empty());
        Validity earlier = new Validity(Optional.of(in(Duration.ofMinutes(30))), Optional.empty());

        assertThat(change(self, resident, Optional.empty(), later)).isEqualTo(Refused.TEMPORARY);
        assertThat(change(self, resident, Optional.empty(), earlier)).isInstanceOf(Done.class);
        assertThat(change(TENANT_SYSTEM, resident, Optional.empty(), later)).isInstanceOf(Done.class);
        assertThat(change(self, resident, Optional.of(FRESH), new Validity(Optional.empty(), Optional.empty())))
                .isInstanceOf(Done.class);
    }

    @Test
    void ownerDoesNotPutOffTheExpiryOfAPasswordWithoutANewOne() {
        Resident resident =
                house.aCustomer().whosePasswordExpires(in(Duration.ofHours(1))).whoSignsIn();
        Caller self = resident.callingFrom(house.signedIn(resident).session().id());
        Validity later = new Validity(Optional.empty(), Optional.of(in(Duration.ofHours(2))));

        assertThat(change(self, resident, Optional.empty(), later)).isEqualTo(Refused.TEMPORARY);
        assertThat(change(self, resident, Optional.of(FRESH), later)).isInstanceOf(Done.class);
    }

    @Test
    void everyRefusalIsTold() {
        Resident resident = house.aCustomer().whoSignsIn();
        long stranger = house.aCustomer().movesInAt(House.OTHER_TENANT);

        create(resident.customerId(), resident.name());
        assertThat(told()).isEqualTo("CREATE_IDENTITY TAKEN " + resident.customerId());
        create(resident.customerId(), LoginName.of("cap"));
        assertThat(told()).isEqualTo("CREATE_IDENTITY TAKEN " + resident.customerId());
        create(stranger, house.aName());
        assertThat(told()).isEqualTo("CREATE_IDENTITY MISSING " + stranger);
        change(TENANT_SYSTEM, resident, Secret.of("ab"));
        assertThat(told()).isEqualTo("CHANGE_IDENTITY UNFIT " + resident.customerId());
        change(TENANT_SYSTEM, resident, Secret.of(BROUGHT.replace("$10$", "$09$")));
        assertThat(told()).isEqualTo("CHANGE_IDENTITY NOT_IMPORTABLE " + resident.customerId());
        house.get(Identities.class).delete(TENANT_SYSTEM, TENANT, resident.party(), house.aName(), HERE);
        assertThat(told()).isEqualTo("DELETE_IDENTITY MISSING " + resident.customerId());
    }

    /** What was told last of a caller's attempt. */
    private static String told() {
        Occurrence last = house.wiring.lastTold(Occurrence.class);
        assertThat(last.actorId()).contains(TENANT_SYSTEM.subjectId());
        return last.action() + " " + last.outcome() + " " + last.subjectId().orElseThrow();
    }

    private static IdentityOutcome create(long customer, LoginName name) {
        return house.get(CreateIdentity.class)
                .create(TENANT_SYSTEM, house.aCustomer().wish(customer, name), HERE);
    }

    private static IdentityOutcome change(Caller caller, Resident resident, Secret password) {
        return change(caller, resident, Optional.of(password), new Validity(Optional.empty(), Optional.empty()));
    }

    private static IdentityOutcome change(
            Caller caller, Resident resident, Optional<Secret> password, Validity validity) {
        return house.get(ChangeIdentity.class)
                .change(
                        caller,
                        new ChangeIdentity.Wish(
                                TENANT, resident.party(), resident.name(), password, validity, FactorWish.NONE),
                        HERE);
    }

    private static boolean isLive(SignedIn signedIn) {
        return house.get(Sessions.class).findLive(signedIn.session().id()).isPresent();
    }

    private static Instant in(Duration time) {
        return house.clock.instant().plus(time);
    }
}
