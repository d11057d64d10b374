package gatehouse.staff;

import static gatehouse.support.House.HERE;
import static gatehouse.support.House.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.access.Access;
import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.PermissionChanges;
import gatehouse.access.PermissionKey;
import gatehouse.access.Ruling;
import gatehouse.access.Target;
import gatehouse.access.Territory;
import gatehouse.authentication.Callers;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.SignInOutcome;
import gatehouse.authentication.SignedIn;
import gatehouse.authenticator.password.Hashed;
import gatehouse.authenticator.password.PasswordHashing;
import gatehouse.authenticator.totp.Totps;
import gatehouse.identity.CreateIdentity;
import gatehouse.identity.FactorWish;
import gatehouse.identity.IdentityOutcome;
import gatehouse.identity.Validity;
import gatehouse.platform.Secret;
import gatehouse.session.Sessions;
import gatehouse.staff.AdminUserOutcome.Done;
import gatehouse.staff.AdminUserOutcome.Refused;
import gatehouse.subject.EmailAddress;
import gatehouse.subject.LoginName;
import gatehouse.subject.Numbers;
import gatehouse.subject.PartyId;
import gatehouse.subject.Role;
import gatehouse.subject.Subject;
import gatehouse.subject.Subjects;
import gatehouse.support.House;
import gatehouse.support.Resident;
import gatehouse.support.TakenPlace;
import gatehouse.support.Together;
import gatehouse.token.Claims;
import gatehouse.token.Tokens;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who works for a tenant, and what a tenant lets them do. */
class StaffTest {
    private static final Secret CHOSEN = Secret.of("open sesame");
    /** Of nobody: whatever gets as far as the rows asks whether the session lives. */
    private static final Caller GLOBAL_ADMIN = new Caller(
            new UUID(0, 902), 902, Territory.plain(0), Optional.of(PartyId.adminUser(902)), Role.GLOBAL_ADMIN);

    private static final int ROUNDS = 20;
    /** As the house has them. */
    private static final int HASHING_PLACES = 4;

    @RegisterExtension
    static final House house = new House();

    private static final Caller TENANT_SYSTEM = signedIn(Role.TENANT_SYSTEM);
    private static final Caller INSTITUTION_ADMIN = signedIn(Role.INSTITUTION_ADMIN);

    // Grants

    @ParameterizedTest
    @EnumSource(Role.class)
    void aTenantGivesItsOwnPositionsAndNoMore(Role role) {
        AdminUserOutcome outcome = appoint(TENANT_SYSTEM, role);

        switch (role.scope()) {
            case TENANT -> assertThat(outcome).isInstanceOf(Done.class);
            case INSTITUTION -> assertThat(outcome).isEqualTo(Refused.OUTRANKED);
            case GLOBAL, ORGANISATION -> assertThat(outcome).isEqualTo(Refused.MISPLACED);
        }
    }

    @Test
    void anInstitutionGivesItsOwnRolesWhereItIsAtHome() {
        assertThat(appoint(INSTITUTION_ADMIN, Role.INSTITUTION_ADMIN)).isInstanceOf(Done.class);
        assertThat(appoint(INSTITUTION_ADMIN, Role.TENANT_SYSTEM)).isInstanceOf(Done.class);
        assertThat(appoint(GLOBAL_ADMIN, wish(House.OTHER_TENANT, Role.INSTITUTION_ADMIN, house.aName())))
                .isEqualTo(Refused.MISPLACED);
    }

    /** Whoever finds it would appoint somebody whose second factor is theirs. */
    @Test
    void openSessionOfWhoHasASecondFactorAppointsMovesAndDismissesNobody() {
        Caller clerk = signedIn(Role.TENANT_SYSTEM);
        Done colleague = (Done) appoint(clerk, Role.LEVEL_01);
        house.inTransaction(() -> house.get(Totps.class).enrol(clerk.subjectId(), "Bank", "ada"));
        assertThat(appoint(clerk, Role.LEVEL_01)).isInstanceOf(Done.class);
        house.later(Duration.ofMinutes(5).plusSeconds(10));

        assertThat(appoint(clerk, Role.LEVEL_01)).isEqualTo(Refused.STALE);
        assertThat(move(clerk, colleague, Role.LEVEL_02)).isEqualTo(Refused.STALE);
        assertThat(dismiss(clerk, colleague)).isEqualTo(Refused.STALE);

        house.inTransaction(() -> house.get(Sessions.class).confirm(clerk.session(), house.clock.instant()));
        assertThat(move(clerk, colleague, Role.LEVEL_02)).isInstanceOf(Done.class);
    }

    @Test
    void everyAttemptAndEveryGrantIsTold() {
        Done done = (Done) appoint(TENANT_SYSTEM, Role.LEVEL_01);
        assertThat(told()).isEqualTo("CREATE_ADMIN_USER DONE");
        appoint(TENANT_SYSTEM, Role.INSTITUTION_ADMIN);
        assertThat(told()).isEqualTo("CREATE_ADMIN_USER OUTRANKED");
        appoint(TENANT_SYSTEM, wish(TENANT, Role.LEVEL_01, LoginName.of("Cap")));
        assertThat(told()).isEqualTo("CREATE_ADMIN_USER TAKEN");
        move(TENANT_SYSTEM, done, Role.INSTITUTION_ADMIN);
        assertThat(told()).isEqualTo("CHANGE_ADMIN_USER OUTRANKED");
        move(TENANT_SYSTEM, done, Role.LEVEL_02);
        assertThat(told()).isEqualTo("CHANGE_ADMIN_USER DONE");
        dismiss(TENANT_SYSTEM, done);
        assertThat(told()).isEqualTo("DELETE_ADMIN_USER DONE");
        dismiss(TENANT_SYSTEM, done);
        assertThat(told()).isEqualTo("DELETE_ADMIN_USER MISSING");
    }

    @Test
    void whoMayMoreIsNeitherMovedNorDismissed() {
        Done above = (Done) appoint(INSTITUTION_ADMIN, Role.INSTITUTION_ADMIN);

        assertThat(move(TENANT_SYSTEM, above, Role.LEVEL_01)).isEqualTo(Refused.OUTRANKED);
        assertThat(dismiss(TENANT_SYSTEM, above)).isEqualTo(Refused.OUTRANKED);
        assertThat(identity(TENANT_SYSTEM, above)).isEqualTo(IdentityOutcome.Refused.OUTRANKED);
        assertThat(move(INSTITUTION_ADMIN, above, Role.LEVEL_01)).isInstanceOf(Done.class);
    }

    @Test
    void ofManyWhoWantOneNameOneGetsItAndTheOthersFindItTaken() {
        LoginName name = house.aName();

        List<AdminUserOutcome> outcomes =
                Together.times(8, () -> appoint(TENANT_SYSTEM, wish(TENANT, Role.LEVEL_01, name)));

        assertThat(outcomes).filteredOn(Done.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Refused.TAKEN::equals).hasSize(7);
    }

    /** An identity that is made while its owner is moved must not keep the position that was taken away. */
    @Test
    void identitiesNeverOutliveTheRoleTheyWereMadeUnder() {
        for (int round = 0; round < ROUNDS; round++) {
            Done done = (Done) appoint(TENANT_SYSTEM, Role.TENANT_SYSTEM);
            AtomicInteger turn = new AtomicInteger();

            Together.times(
                    6, () -> turn.getAndIncrement() % 3 == 0 ? moveLate(done) : identity(INSTITUTION_ADMIN, done));

            assertThat(rolesOfIdentities(done)).hasSize(5).containsOnly(Role.LEVEL_05);
        }
    }

    /** About when the others have hashed a password. */
    private static AdminUserOutcome moveLate(Done done) {
        house.get(PasswordHashing.class).hash(CHOSEN, hashed -> hashed, wait -> null);
        return move(INSTITUTION_ADMIN, done, Role.LEVEL_05);
    }

    private static List<Role> rolesOfIdentities(Done done) {
        return house.inTransaction(
                () -> house.get(Subjects.class).of(done.adminUser().party()).stream()
                        .map(Subject::role)
                        .toList());
    }

    // Calls that are overtaken

    @Test
    void ofTwoWhoDismissEachOtherOneIsLate() {
        for (int round = 0; round < ROUNDS; round++) {
            List<Caller> both = List.of(signedIn(Role.TENANT_SYSTEM), signedIn(Role.TENANT_SYSTEM));
            AtomicInteger turn = new AtomicInteger();

            List<AdminUserOutcome> outcomes = Together.times(2, () -> {
                int mine = turn.getAndIncrement();
                return dismiss(both.get(mine), both.get(1 - mine).party().orElseThrow());
            });

            assertThat(outcomes).filteredOn(Done.class::isInstance).hasSize(1);
            assertThat(outcomes).contains(Refused.SIGNED_OUT);
        }
    }

    @Test
    void ofTwoWhoMoveEachOtherOneIsLate() {
        for (int round = 0; round < ROUNDS; round++) {
            List<Caller> both = List.of(signedIn(Role.TENANT_SYSTEM), signedIn(Role.TENANT_SYSTEM));
            AtomicInteger turn = new AtomicInteger();

            List<AdminUserOutcome> outcomes = Together.times(2, () -> {
                int mine = turn.getAndIncrement();
                return move(both.get(mine), both.get(1 - mine).party().orElseThrow(), Role.LEVEL_01);
            });

            assertThat(outcomes).filteredOn(Done.class::isInstance).hasSize(1);
            assertThat(outcomes).contains(Refused.SIGNED_OUT);
        }
    }

    /** Every place to hash is taken until the one who appoints is gone. */
    @Test
    void whoIsDismissedWhileTheyAppointAppointsNobody() {
        Caller maker = signedIn(Role.TENANT_SYSTEM);
        LoginName name = house.aName();
        PasswordHashing hashing = house.get(PasswordHashing.class);
        List<TakenPlace> places = Stream.generate(() -> TakenPlace.of(hashing))
                .limit(HASHING_PLACES)
                .toList();
        CompletableFuture<AdminUserOutcome> appointed =
                CompletableFuture.supplyAsync(() -> appoint(maker, wish(TENANT, Role.LEVEL_01, name)));
        await().atMost(Duration.ofSeconds(45)).until(() -> hashing.figures().waiting() == 1);

        dismiss(INSTITUTION_ADMIN, maker.party().orElseThrow());
        places.forEach(TakenPlace::close);

        assertThat(appointed.join()).isEqualTo(Refused.SIGNED_OUT);
        assertThat(told()).isEqualTo("CREATE_ADMIN_USER SIGNED_OUT");
        assertThat(house.signIn(name, CHOSEN)).isInstanceOf(SignInOutcome.Refused.class);
        assertThat(house.database.number(
                        "select count(*) from admin_user where name = 'Grace Hopper' and id > " + maker.subjectId()))
                .isZero();
    }

    @Test
    void whatATenantTookAwayWhileTheCallWasOnItsWayIsForbidden() {
        Done done = (Done) appoint(TENANT_SYSTEM, Role.LEVEL_01);
        changePermissions(
                new PermissionChanges(Map.of(PermissionKey.ADMIN_USER_DELETE, EnumSet.of(Role.INSTITUTION_ADMIN))));

        AdminUserOutcome refused = dismiss(TENANT_SYSTEM, done);

        changePermissions(new PermissionChanges(Map.of()));
        assertThat(refused).isEqualTo(Refused.FORBIDDEN);
        assertThat(dismiss(TENANT_SYSTEM, done)).isInstanceOf(Done.class);
    }

    // Permissions

    @Test
    void aCallOfTheOwnTenantAsksTheDatabaseOnceWhateverTheTenantChanged() {
        Resident resident = house.aCustomer().whoSignsIn();
        SignedIn signedIn = house.signedIn(resident);

        assertThat(statementsOfACall(signedIn, resident)).hasSize(1);
        changePermissions(new PermissionChanges(Map.of(PermissionKey.WALLET_READ, EnumSet.of(Role.TENANT_SYSTEM))));
        assertThat(statementsOfACall(signedIn, resident)).hasSize(1);
        assertThat(rule(signedIn, Permission.READ_WALLETS, resident)).isEqualTo(Ruling.FORBIDDEN);
        changePermissions(new PermissionChanges(Map.of()));
        assertThat(rule(signedIn, Permission.READ_WALLETS, resident)).isEqualTo(Ruling.ALLOWED);
    }

    @Test
    void whoReachesAnotherTenantAsksOnceMore() {
        Access access = house.get(Access.class);
        Target elsewhere = Target.tenant(House.OTHER_TENANT);

        assertThat(house.database.statementsDuring(
                        () -> access.rule(GLOBAL_ADMIN, Permission.READ_CUSTOMER, elsewhere)))
                .hasSize(1);
        assertThat(house.database.statementsDuring(
                        () -> access.rule(TENANT_SYSTEM, Permission.READ_CUSTOMER, elsewhere)))
                .isEmpty();
    }

    private static List<String> statementsOfACall(SignedIn signedIn, Resident resident) {
        return house.database.statementsDuring(() -> rule(signedIn, Permission.READ_CUSTOMER, resident));
    }

    private static Ruling rule(SignedIn signedIn, Permission permission, Resident resident) {
        Claims claims = house.get(Tokens.class).read(signedIn.token().jwt()).orElseThrow();
        Caller caller = house.get(Callers.class).admit(claims, House.DOOR).orElseThrow();
        return house.get(Access.class).rule(caller, permission, Target.of(TENANT, resident.party()));
    }

    private static void changePermissions(PermissionChanges changes) {
        assertThat(house.get(ChangePermissions.class).change(TENANT_SYSTEM, TENANT, changes, HERE))
                .isTrue();
    }

    private static AdminUserOutcome appoint(Caller caller, Role role) {
        return appoint(caller, wish(TENANT, role, house.aName()));
    }

    private static AdminUserOutcome appoint(Caller caller, AppointAdminUser.Wish wish) {
        return house.get(AppointAdminUser.class).appoint(caller, wish, HERE);
    }

    private static AppointAdminUser.Wish wish(long tenant, Role role, LoginName name) {
        EmailAddress email = new EmailAddress("grace@example.com");
        return new AppointAdminUser.Wish(tenant, "Grace Hopper", email, Optional.empty(), name, role);
    }

    private static AdminUserOutcome move(Caller caller, Done done, Role role) {
        return move(caller, done.adminUser().party(), role);
    }

    private static AdminUserOutcome move(Caller caller, PartyId who, Role role) {
        return house.get(MoveAdminUser.class).move(caller, TENANT, who, role, HERE);
    }

    private static AdminUserOutcome dismiss(Caller caller, Done done) {
        return dismiss(caller, done.adminUser().party());
    }

    private static AdminUserOutcome dismiss(Caller caller, PartyId who) {
        return house.get(DismissAdminUser.class).dismiss(caller, TENANT, who, HERE);
    }

    private static IdentityOutcome identity(Caller caller, Done done) {
        Validity forEver = new Validity(Optional.empty(), Optional.empty());
        return house.get(CreateIdentity.class)
                .create(
                        caller,
                        new CreateIdentity.Wish(
                                TENANT,
                                done.adminUser().party(),
                                house.aName(),
                                Optional.of(CHOSEN),
                                forEver,
                                FactorWish.NONE),
                        HERE);
    }

    private static String told() {
        Occurrence last = house.wiring.lastTold(Occurrence.class);
        return last.action() + " " + last.outcome();
    }

    /** Somebody of the tenant with a session that lives. */
    private static Caller signedIn(Role role) {
        LoginName name = house.aName();
        Hashed hashed = house.get(PasswordHashing.class).hash(CHOSEN, done -> done, wait -> null);
        long number = house.inTransaction(() -> house.get(Numbers.class).next());
        house.inTransaction(() -> house.get(Staff.class).add(number, TENANT, name, role, hashed));
        SignInOutcome.Done signedIn = (SignInOutcome.Done) house.signIn(name, CHOSEN);
        return Callers.of(house.get(Sessions.class)
                .findPresence(signedIn.signedIn().session().id())
                .orElseThrow());
    }
}
