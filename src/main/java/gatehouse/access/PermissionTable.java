package gatehouse.access;

import static gatehouse.access.Permission.CHANGE_ADMIN_IDENTITY;
import static gatehouse.access.Permission.CHANGE_IDENTITY;
import static gatehouse.access.Permission.CHANGE_POLICIES;
import static gatehouse.access.Permission.CREATE_IDENTITY;
import static gatehouse.access.Permission.CREATE_TENANT;
import static gatehouse.access.Permission.DELETE_IDENTITY;
import static gatehouse.access.Permission.END_SESSIONS;
import static gatehouse.access.Permission.READ_ADMIN_IDENTITIES;
import static gatehouse.access.Permission.READ_ADMIN_USERS;
import static gatehouse.access.Permission.READ_CARDS;
import static gatehouse.access.Permission.READ_CUSTOMER;
import static gatehouse.access.Permission.READ_IDENTITIES;
import static gatehouse.access.Permission.READ_SERVER;
import static gatehouse.access.Permission.READ_SESSIONS;
import static gatehouse.access.Permission.READ_WALLETS;
import static gatehouse.access.Permission.ROTATE_KEYS;
import static gatehouse.access.Permission.SHOW_CARD;
import static gatehouse.access.Permission.SWITCH_CALL_LIMITS;
import static gatehouse.access.Permission.SWITCH_MAINTENANCE;
import static gatehouse.access.Permission.VERIFY_AUDIT;

import gatehouse.subject.PartyId;
import gatehouse.subject.Role;
import gatehouse.tenant.Tenant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may do what at one tenant: for each role its permissions, each with how far it goes. What it does not name is
 * refused; what belongs to another tenant is hidden. A ruling never depends on whether the target exists, so that it
 * cannot be used to find out.
 */
public final class PermissionTable {
    /** What all staff may about themselves, whatever a tenant says: nobody is kept from changing an own password. */
    private static final Set<Permission> OF_ONESELF =
            EnumSet.of(READ_ADMIN_USERS, READ_ADMIN_IDENTITIES, CHANGE_ADMIN_IDENTITY);

    /** What holds where a tenant changed nothing (2.7). */
    public static final PermissionTable DEFAULTS = new PermissionTable(defaults());

    private final Map<Role, Map<Permission, Reach>> rows;

    private PermissionTable(Map<Role, Map<Permission, Reach>> rows) {
        this.rows = rows;
    }

    static PermissionTable of(Tenant tenant) {
        return tenant.permissions()
                .map(text -> DEFAULTS.changedBy(PermissionChanges.read(text)))
                .orElse(DEFAULTS);
    }

    private static Map<Role, Map<Permission, Reach>> defaults() {
        Map<Role, Map<Permission, Reach>> rows = emptyRows();
        rows.put(Role.GLOBAL_ADMIN, all(allBut(SHOW_CARD), Reach.EVERYWHERE));
        rows.put(Role.INSTITUTION_ADMIN, all(ofTenants(), Reach.OWN_INSTITUTION));
        rows.put(Role.TENANT_SYSTEM, all(ofTenants(), Reach.OWN_TENANT));
        rows.put(Role.CUSTOMER, ofCustomer());
        return rows;
    }

    private static Map<Role, Map<Permission, Reach>> emptyRows() {
        Map<Role, Map<Permission, Reach>> rows = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            rows.put(role, new EnumMap<>(Permission.class));
        }
        return rows;
    }

    private static Map<Permission, Reach> ofCustomer() {
        Map<Permission, Reach> own = all(
                EnumSet.of(
                        READ_CUSTOMER,
                        CREATE_IDENTITY,
                        READ_IDENTITIES,
                        CHANGE_IDENTITY,
                        DELETE_IDENTITY,
                        READ_SESSIONS,
                        END_SESSIONS,
                        READ_WALLETS,
                        READ_CARDS),
                Reach.OWN);
        // The card access password decides here, not who is signed in. Staff never see a card whole.
        own.put(SHOW_CARD, Reach.OWN_TENANT);
        return own;
    }

    /** Everything but what is for who runs the server. */
    private static Set<Permission> ofTenants() {
        return allBut(
                SHOW_CARD,
                CREATE_TENANT,
                SWITCH_MAINTENANCE,
                SWITCH_CALL_LIMITS,
                CHANGE_POLICIES,
                VERIFY_AUDIT,
                READ_SERVER,
                ROTATE_KEYS);
    }

    private static Set<Permission> allBut(Permission first, Permission... others) {
        return EnumSet.complementOf(EnumSet.of(first, others));
    }

    private static Map<Permission, Reach> all(Set<Permission> permissions, Reach reach) {
        Map<Permission, Reach> row = new EnumMap<>(Permission.class);
        permissions.forEach(permission -> row.put(permission, reach));
        return row;
    }

    /** The table of a tenant: under each key that it changed, those who are listed and nobody else. */
    PermissionTable changedBy(PermissionChanges changes) {
        Map<Role, Map<Permission, Reach>> changed = emptyRows();
        rows.forEach((role, row) -> changed.get(role).putAll(row));
        changes.lists()
                .forEach((key, listed) -> changed.forEach((role, row) ->
                        key.permissions().forEach(permission -> change(role, row, permission, listed.contains(role)))));
        return new PermissionTable(changed);
    }

    /** A key may stand for more than one permission: who has one of them by default does not get the others. */
    private static void change(Role role, Map<Permission, Reach> row, Permission permission, boolean permitted) {
        if (!permitted) {
            row.remove(permission);
        } else if (role.isLevel()) {
            row.put(permission, Reach.OWN_TENANT);
        }
    }

    /** Whether a role is permitted what a key stands for. */
    boolean lists(PermissionKey key, Role role) {
        return key.permissions().stream().anyMatch(rows.get(role)::containsKey);
    }

    /** All roles that are permitted what a key stands for. */
    public Set<Role> listed(PermissionKey key) {
        return rows.keySet().stream()
                .filter(role -> lists(key, role))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    Ruling rule(Caller caller, Permission permission, Territory where, Optional<PartyId> whom) {
        boolean aboutOneself =
                caller.role().isStaff() && OF_ONESELF.contains(permission) && Reach.OWN.covers(caller, where, whom);
        boolean covered = reach(caller.role(), permission)
                .filter(reach -> reach.covers(caller, where, whom))
                .isPresent();
        if (aboutOneself || covered) {
            return Ruling.ALLOWED;
        }
        return mayKnow(caller, where) ? Ruling.FORBIDDEN : Ruling.HIDDEN;
    }

    private static boolean mayKnow(Caller caller, Territory where) {
        return switch (caller.role().scope()) {
            case GLOBAL -> true;
            case INSTITUTION ->
                caller.tenantId() == where.tenantId() || caller.home().isOfSameInstitutionAs(where);
            case TENANT, ORGANISATION -> caller.tenantId() == where.tenantId();
        };
    }

    /**
     * Whether the first role is allowed everything that the second is, as far at least: only then may who has the first
     * give the second, take it away, or change what somebody in it signs in with.
     */
    boolean isAtLeast(Role first, Role second) {
        return first.scope().compareTo(second.scope()) >= 0
                && rows.get(second).entrySet().stream()
                        .allMatch(needed -> reach(first, needed.getKey())
                                .filter(reach -> reach.isAtLeast(needed.getValue()))
                                .isPresent());
    }

    private Optional<Reach> reach(Role role, Permission permission) {
        return Optional.ofNullable(rows.get(role).get(permission));
    }
}
