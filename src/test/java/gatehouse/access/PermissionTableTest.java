package gatehouse.access;

import static gatehouse.access.Ruling.ALLOWED;
import static gatehouse.access.Ruling.FORBIDDEN;
import static gatehouse.access.Ruling.HIDDEN;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.subject.PartyId;
import gatehouse.subject.Role;
import gatehouse.subject.Role.Scope;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may do what (2.7): every role, permission and distance, with the table written a second time. */
class PermissionTableTest {
    private static final Optional<String> GROUP = Optional.of("group");
    private static final PartyId OWN_CUSTOMER = PartyId.customer(1000);
    private static final PartyId OWN_ADMIN_USER = PartyId.adminUser(2000);

    private static final Set<Permission> OF_CUSTOMERS = EnumSet.of(
            Permission.READ_CUSTOMER,
            Permission.CREATE_IDENTITY,
            Permission.READ_IDENTITIES,
            Permission.CHANGE_IDENTITY,
            Permission.DELETE_IDENTITY,
            Permission.READ_SESSIONS,
            Permission.END_SESSIONS,
            Permission.READ_WALLETS,
            Permission.READ_CARDS);
    private static final Set<Permission> OF_ONESELF =
            EnumSet.of(Permission.READ_ADMIN_USERS, Permission.READ_ADMIN_IDENTITIES, Permission.CHANGE_ADMIN_IDENTITY);

    /** What a request is about, as seen by the caller. */
    private enum Distance {
        ONESELF(1, GROUP),
        SAME_NUMBER_OF_THE_OTHER_KIND(1, GROUP),
        SOMEBODY_ELSE_AT_HOME(1, GROUP),
        HOME(1, GROUP),
        ANOTHER_TENANT_OF_THE_INSTITUTION(2, GROUP),
        ANOTHER_INSTITUTION(3, Optional.of("others")),
        A_TENANT_WITHOUT_INSTITUTION(4, Optional.empty()),
        OWN_NUMBER_ELSEWHERE(4, Optional.empty());

        private final Territory where;

        Distance(long tenant, Optional<String> institution) {
            where = new Territory(tenant, institution, PermissionTable.DEFAULTS);
        }

        Optional<PartyId> whom(Caller caller) {
            PartyId own = caller.party().orElseThrow();
            return switch (this) {
                case ONESELF, OWN_NUMBER_ELSEWHERE -> Optional.of(own);
                case SAME_NUMBER_OF_THE_OTHER_KIND ->
                    Optional.of(new PartyId(
                            own.kind() == PartyId.Kind.CUSTOMER ? PartyId.Kind.ADMIN_USER : PartyId.Kind.CUSTOMER,
                            own.number()));
                case SOMEBODY_ELSE_AT_HOME -> Optional.of(new PartyId(own.kind(), own.number() + 1));
                default -> Optional.empty();
            };
        }

        boolean isAtHome() {
            return where.tenantId() == 1;
        }

        boolean isOfTheInstitution() {
            return where.institution().equals(GROUP);
        }
    }

    private record Row(Permission permission, Distance distance) {}

    private static List<Row> everything() {
        return Arrays.stream(Permission.values())
                .flatMap(permission -> Arrays.stream(Distance.values()).map(distance -> new Row(permission, distance)))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everybodyGetsWhatTheTableSays(Role role) {
        Caller caller = caller(role);

        assertThat(everything()).allSatisfy(row -> {
            Distance at = row.distance();

            Ruling ruling = PermissionTable.DEFAULTS.rule(caller, row.permission(), at.where, at.whom(caller));

            assertThat(ruling).isEqualTo(expected(role, row));
        });
    }

    private static Ruling expected(Role role, Row row) {
        if (isAllowed(role, row.permission(), row.distance())) {
            return ALLOWED;
        }
        return mayKnow(role, row.distance()) ? FORBIDDEN : HIDDEN;
    }

    private static boolean isAllowed(Role role, Permission permission, Distance distance) {
        if (role.isStaff() && distance == Distance.ONESELF && OF_ONESELF.contains(permission)) {
            return true;
        }
        boolean ofStaff = permission != Permission.SHOW_CARD;
        boolean ofTenant = ofStaff
                && !EnumSet.of(
                                Permission.CREATE_TENANT,
                                Permission.SWITCH_MAINTENANCE,
                                Permission.SWITCH_CALL_LIMITS,
                                Permission.CHANGE_POLICIES,
                                Permission.VERIFY_AUDIT,
                                Permission.READ_SERVER,
                                Permission.ROTATE_KEYS)
                        .contains(permission);
        return switch (role) {
            case GLOBAL_ADMIN -> ofStaff;
            case INSTITUTION_ADMIN -> ofTenant && distance.isOfTheInstitution();
            case TENANT_SYSTEM -> ofTenant && distance.isAtHome();
            case CUSTOMER ->
                permission == Permission.SHOW_CARD
                        ? distance.isAtHome()
                        : OF_CUSTOMERS.contains(permission) && distance == Distance.ONESELF;
            default -> false;
        };
    }

    private static boolean mayKnow(Role role, Distance distance) {
        return switch (role.scope()) {
            case GLOBAL -> true;
            case INSTITUTION -> distance.isOfTheInstitution();
            case TENANT, ORGANISATION -> distance.isAtHome();
        };
    }

    @ParameterizedTest
    @EnumSource(Permission.class)
    void whoActsForNobodyMayDoNothingOfTheirOwn(Permission permission) {
        Caller lost = new Caller(new UUID(0, 1), 5000, home(), Optional.empty(), Role.CUSTOMER);

        boolean allowed = PermissionTable.DEFAULTS.rule(lost, permission, home(), Optional.of(OWN_CUSTOMER)) == ALLOWED;

        assertThat(allowed).isEqualTo(permission == Permission.SHOW_CARD);
    }

    /** Two tenants without an institution are not of the same one. */
    @Test
    void withoutAnInstitutionItsPeopleReachNobody() {
        Caller admin = new Caller(
                new UUID(0, 1), 5000, Territory.plain(1), Optional.of(OWN_ADMIN_USER), Role.INSTITUTION_ADMIN);

        assertThat(PermissionTable.DEFAULTS.rule(admin, Permission.READ_CUSTOMER, Territory.plain(4), Optional.empty()))
                .isEqualTo(HIDDEN);
    }

    // Whose role is at least whose

    /** By what each can be seen to do: whatever the second may, the first may too. */
    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"MANAGER", "HEAD", "DIRECTOR", "PARTNER", "CUSTOMER"},
            mode = EnumSource.Mode.EXCLUDE)
    void aRoleIsAtLeastAnotherWhenItMayAllOfIt(Role first) {
        assertThat(Role.values()).filteredOn(Role::isStaff).allSatisfy(second -> {
            boolean wider = first.scope().compareTo(second.scope()) >= 0;
            boolean mayAll = everything().stream()
                    .filter(row -> row.distance() != Distance.ONESELF)
                    .filter(row -> isAllowed(second, row.permission(), row.distance()))
                    .allMatch(row -> isAllowed(first, row.permission(), row.distance()));
            assertThat(PermissionTable.DEFAULTS.isAtLeast(first, second)).isEqualTo(wider && mayAll);
        });
    }

    /** Else two levels could help each other to what the tenant gave to one. */
    @Test
    void whatATenantGaveToALevelCounts() {
        PermissionTable changed = PermissionTable.DEFAULTS.changedBy(new PermissionChanges(Map.of(
                PermissionKey.CUSTOMER_READ, EnumSet.of(Role.LEVEL_01),
                PermissionKey.ADMIN_USER_CREATE, EnumSet.of(Role.TENANT_SYSTEM))));

        assertThat(changed.isAtLeast(Role.TENANT_SYSTEM, Role.LEVEL_01)).isFalse();
        assertThat(changed.isAtLeast(Role.TENANT_SYSTEM, Role.LEVEL_02)).isTrue();
        assertThat(changed.isAtLeast(Role.LEVEL_02, Role.LEVEL_01)).isFalse();
    }

    // What a tenant changed

    @ParameterizedTest
    @EnumSource(PermissionKey.class)
    void underAKeyNobodyIsPermittedButWhoIsListed(PermissionKey key) {
        assertThat(Role.values()).allSatisfy(role -> requireNobodyButTheListed(key, role));
    }

    private static void requireNobodyButTheListed(PermissionKey key, Role role) {
        PermissionTable onlyOne = PermissionTable.DEFAULTS.changedBy(
                new PermissionChanges(Map.of(key, key.mayList(role) ? EnumSet.of(role) : EnumSet.noneOf(Role.class))));

        for (Role other : Role.values()) {
            for (Permission permission : key.permissions()) {
                Caller caller = caller(other);
                boolean before = Arrays.stream(Distance.values())
                        .filter(distance -> distance != Distance.ONESELF || !OF_ONESELF.contains(permission))
                        .anyMatch(distance -> isAllowed(other, permission, distance));
                boolean now = Arrays.stream(Distance.values())
                        .filter(distance -> distance != Distance.ONESELF || !OF_ONESELF.contains(permission))
                        .anyMatch(distance ->
                                onlyOne.rule(caller, permission, distance.where, distance.whom(caller)) == ALLOWED);
                assertThat(now)
                        .as("%s %s", other, permission)
                        .isEqualTo(other == role && key.mayList(role) && (before || role.isLevel()));
                assertThat(!now || before || other.isLevel()).isTrue();
            }
        }
    }

    @Test
    void aLevelWorksAtItsOwnTenantOnly() {
        PermissionTable changed = PermissionTable.DEFAULTS.changedBy(
                new PermissionChanges(Map.of(PermissionKey.CUSTOMER_READ, EnumSet.of(Role.LEVEL_03))));
        Caller level = caller(Role.LEVEL_03);

        for (Distance distance : Distance.values()) {
            assertThat(changed.rule(level, Permission.READ_CUSTOMER, distance.where, distance.whom(level)))
                    .as(distance.name())
                    .isEqualTo(distance.isAtHome() ? ALLOWED : HIDDEN);
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void whateverATenantSaysStaffChangeTheirOwnPassword(Role role) {
        PermissionTable closed = PermissionTable.DEFAULTS;
        for (PermissionKey key : PermissionKey.values()) {
            closed = closed.changedBy(new PermissionChanges(Map.of(key, EnumSet.noneOf(Role.class))));
        }
        Caller caller = caller(role);

        Ruling ruling = closed.rule(caller, Permission.CHANGE_ADMIN_IDENTITY, home(), caller.party());

        assertThat(ruling).isEqualTo(role.isStaff() ? ALLOWED : FORBIDDEN);
    }

    /** The rest of what is permitted cannot be changed by a tenant: it stays out of every key. */
    @Test
    void whatHasNoKeyIsNotForATenantToChange() {
        Set<Permission> keyed = EnumSet.noneOf(Permission.class);
        List.of(PermissionKey.values()).forEach(key -> keyed.addAll(key.permissions()));

        assertThat(EnumSet.complementOf(EnumSet.copyOf(keyed)))
                .containsExactlyInAnyOrder(
                        Permission.CREATE_TENANT,
                        Permission.SHOW_CARD,
                        Permission.READ_PERMISSIONS,
                        Permission.CHANGE_PERMISSIONS,
                        Permission.SWITCH_MAINTENANCE,
                        Permission.SWITCH_CALL_LIMITS,
                        Permission.CHANGE_POLICIES,
                        Permission.VERIFY_AUDIT,
                        Permission.READ_SERVER,
                        Permission.ROTATE_KEYS);
    }

    private static Caller caller(Role role) {
        PartyId own = role.scope() == Scope.ORGANISATION ? OWN_CUSTOMER : OWN_ADMIN_USER;
        return new Caller(new UUID(0, 1), 5000, home(), Optional.of(own), role);
    }

    private static Territory home() {
        return new Territory(1, GROUP, PermissionTable.DEFAULTS);
    }
}
