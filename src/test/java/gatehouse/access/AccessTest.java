package gatehouse.access;

import static gatehouse.access.Permission.CHANGE_IDENTITY;
import static gatehouse.access.Permission.CREATE_IDENTITY;
import static gatehouse.access.Permission.CREATE_TENANT;
import static gatehouse.access.Permission.DELETE_IDENTITY;
import static gatehouse.access.Permission.END_SESSIONS;
import static gatehouse.access.Permission.READ_CARDS;
import static gatehouse.access.Permission.READ_CUSTOMER;
import static gatehouse.access.Permission.READ_IDENTITIES;
import static gatehouse.access.Permission.READ_SESSIONS;
import static gatehouse.access.Permission.READ_WALLETS;
import static gatehouse.access.Permission.SHOW_CARD;
import static gatehouse.access.Ruling.ALLOWED;
import static gatehouse.access.Ruling.FORBIDDEN;
import static gatehouse.access.Ruling.HIDDEN;
import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.subject.Role;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may do what (2.7): the whole table, written a second time. */
class AccessTest {
    private static final Target OWN_TENANT = Target.tenant(1);
    private static final Target OWN_CUSTOMER = Target.customer(1, 1000);
    private static final Target OTHER_CUSTOMER = Target.customer(1, 1001);
    private static final Target OTHER_TENANT = Target.tenant(2);
    /** A number of another tenant's customer may not help, nor may the own number there. */
    private static final Target OWN_NUMBER_ELSEWHERE = Target.customer(2, 1000);

    private static final Caller ADMIN = caller(Role.GLOBAL_ADMIN, 0, Optional.empty());
    private static final Caller SYSTEM = caller(Role.TENANT_SYSTEM, 1, Optional.empty());
    private static final Caller CUSTOMER = caller(Role.CUSTOMER, 1, Optional.of(1000L));
    private static final Set<Permission> OF_CUSTOMER = EnumSet.of(
            READ_CUSTOMER,
            CREATE_IDENTITY,
            READ_IDENTITIES,
            CHANGE_IDENTITY,
            DELETE_IDENTITY,
            READ_SESSIONS,
            END_SESSIONS,
            READ_WALLETS,
            READ_CARDS);

    @ParameterizedTest
    @EnumSource(value = Permission.class, names = "SHOW_CARD", mode = EnumSource.Mode.EXCLUDE)
    void anAdministratorOfTheServerMayDoEverythingEverywhere(Permission permission) {
        for (Target target : Set.of(OWN_TENANT, OWN_CUSTOMER, OTHER_TENANT, OWN_NUMBER_ELSEWHERE)) {
            assertThat(Access.rule(ADMIN, permission, target)).isEqualTo(ALLOWED);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Permission.class, names = "SHOW_CARD", mode = EnumSource.Mode.EXCLUDE)
    void aTenantMayDoEverythingAtHomeButMakeTenants(Permission permission) {
        Ruling athome = permission == CREATE_TENANT ? FORBIDDEN : ALLOWED;

        assertThat(Access.rule(SYSTEM, permission, OWN_TENANT)).isEqualTo(athome);
        assertThat(Access.rule(SYSTEM, permission, OWN_CUSTOMER)).isEqualTo(athome);
        assertThat(Access.rule(SYSTEM, permission, OTHER_CUSTOMER)).isEqualTo(athome);
        assertThat(Access.rule(SYSTEM, permission, OTHER_TENANT)).isEqualTo(HIDDEN);
        assertThat(Access.rule(SYSTEM, permission, OWN_NUMBER_ELSEWHERE)).isEqualTo(HIDDEN);
    }

    @ParameterizedTest
    @EnumSource(value = Permission.class, names = "SHOW_CARD", mode = EnumSource.Mode.EXCLUDE)
    void aCustomerMayActForItselfOnly(Permission permission) {
        assertThat(Access.rule(CUSTOMER, permission, OWN_CUSTOMER))
                .isEqualTo(OF_CUSTOMER.contains(permission) ? ALLOWED : FORBIDDEN);
        assertThat(Access.rule(CUSTOMER, permission, OTHER_CUSTOMER)).isEqualTo(FORBIDDEN);
        assertThat(Access.rule(CUSTOMER, permission, OWN_TENANT)).isEqualTo(FORBIDDEN);
        assertThat(Access.rule(CUSTOMER, permission, OTHER_TENANT)).isEqualTo(HIDDEN);
        assertThat(Access.rule(CUSTOMER, permission, OWN_NUMBER_ELSEWHERE)).isEqualTo(HIDDEN);
    }

    @ParameterizedTest
    @EnumSource(value = Permission.class, names = "SHOW_CARD", mode = EnumSource.Mode.EXCLUDE)
    void aCustomerWhoActsForNobodyMayDoNothing(Permission permission) {
        Caller lost = caller(Role.CUSTOMER, 1, Optional.empty());

        assertThat(Access.allows(lost, permission, OWN_TENANT)).isFalse();
        assertThat(Access.allows(lost, permission, OWN_CUSTOMER)).isFalse();
    }

    /** The card access password decides, not who is signed in; only staff never see a card whole. */
    @Test
    void everyCustomerOfTheTenantMayTryToShowACardAndStaffMayNot() {
        assertThat(Access.rule(CUSTOMER, SHOW_CARD, OWN_CUSTOMER)).isEqualTo(ALLOWED);
        assertThat(Access.rule(CUSTOMER, SHOW_CARD, OTHER_CUSTOMER)).isEqualTo(ALLOWED);
        assertThat(Access.rule(CUSTOMER, SHOW_CARD, OTHER_TENANT)).isEqualTo(HIDDEN);
        assertThat(Access.rule(SYSTEM, SHOW_CARD, OWN_CUSTOMER)).isEqualTo(FORBIDDEN);
        assertThat(Access.rule(ADMIN, SHOW_CARD, OWN_CUSTOMER)).isEqualTo(FORBIDDEN);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyRoleHasARow(Role role) {
        assertThat(Access.rule(caller(role, 7, Optional.empty()), CREATE_TENANT, OWN_TENANT))
                .isEqualTo(role.isGlobal() ? ALLOWED : HIDDEN);
    }

    @Test
    void nobodyButTheServersAdministratorImportsAtAnotherTenant() {
        assertThat(Access.allows(SYSTEM, Permission.IMPORT_PASSWORD, OWN_CUSTOMER))
                .isTrue();
        assertThat(Access.allows(CUSTOMER, Permission.IMPORT_PASSWORD, OWN_CUSTOMER))
                .isFalse();
    }

    private static Caller caller(Role role, long tenant, Optional<Long> customer) {
        return new Caller(new UUID(0, 1), 5000, tenant, customer, role);
    }
}
