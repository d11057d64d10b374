package gatehouse.access;

import gatehouse.subject.Role;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The table of permissions. What it does not name is refused; what belongs to another tenant is hidden. A ruling never
 * depends on whether the target exists, so that it cannot be used to find out.
 */
public final class Access {
    private static final Map<Role, Map<Permission, Reach>> TABLE = Map.of(
            Role.GLOBAL_ADMIN, all(allBut(Permission.SHOW_CARD), Reach.EVERYWHERE),
            Role.TENANT_SYSTEM, all(allBut(Permission.SHOW_CARD, Permission.CREATE_TENANT), Reach.OWN_TENANT),
            Role.CUSTOMER, ofCustomer());

    private static Set<Permission> allBut(Permission first, Permission... others) {
        return EnumSet.complementOf(EnumSet.of(first, others));
    }

    private static Map<Permission, Reach> ofCustomer() {
        Map<Permission, Reach> own = new EnumMap<>(all(
                EnumSet.of(
                        Permission.READ_CUSTOMER,
                        Permission.CREATE_IDENTITY,
                        Permission.READ_IDENTITIES,
                        Permission.CHANGE_IDENTITY,
                        Permission.DELETE_IDENTITY,
                        Permission.READ_SESSIONS,
                        Permission.END_SESSIONS,
                        Permission.READ_WALLETS,
                        Permission.READ_CARDS),
                Reach.OWN_CUSTOMER));
        // The card access password decides here, not who is signed in. Staff never see a card whole.
        own.put(Permission.SHOW_CARD, Reach.OWN_TENANT);
        return Map.copyOf(own);
    }

    private static Map<Permission, Reach> all(Set<Permission> permissions, Reach reach) {
        return permissions.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), permission -> reach));
    }

    private Access() {}

    public static Ruling rule(Caller caller, Permission permission, Target target) {
        Reach reach = TABLE.get(caller.role()).get(permission);
        if (reach != null && reach.covers(caller, target)) {
            return Ruling.ALLOWED;
        }
        boolean mayKnow = caller.role().isGlobal() || caller.tenantId() == target.tenantId();
        return mayKnow ? Ruling.FORBIDDEN : Ruling.HIDDEN;
    }

    public static boolean allows(Caller caller, Permission permission, Target target) {
        return rule(caller, permission, target) == Ruling.ALLOWED;
    }
}
