package gatehouse.access;

import gatehouse.subject.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The names under which a tenant may change who is permitted what, in the published form. What has no key here is not for
 * a tenant to change: making tenants, switching them, seeing cards whole, what belongs to the server, and changing the
 * permissions themselves.
 */
public enum PermissionKey {
    CUSTOMER_CREATE("Customer.CREATE", Levels.NEVER, Permission.CREATE_CUSTOMER),
    CUSTOMER_READ("Customer.READ", Levels.IF_CONFIGURED, Permission.READ_CUSTOMER, Permission.SEARCH_CUSTOMERS),
    CUSTOMER_UPDATE("Customer.UPDATE", Levels.NEVER, Permission.CHANGE_CUSTOMER),
    IDENTITY_CREATE("Identity.CREATE", Levels.IF_CONFIGURED, Permission.CREATE_IDENTITY),
    IDENTITY_READ("Identity.READ", Levels.IF_CONFIGURED, Permission.READ_IDENTITIES),
    IDENTITY_UPDATE("Identity.UPDATE", Levels.IF_CONFIGURED, Permission.CHANGE_IDENTITY),
    IDENTITY_DELETE("Identity.DELETE", Levels.IF_CONFIGURED, Permission.DELETE_IDENTITY),
    SESSION_READ("Session.READ", Levels.NEVER, Permission.READ_SESSIONS),
    SESSION_DELETE("Session.DELETE", Levels.NEVER, Permission.END_SESSIONS),
    IMPORTED_PASSWORD_CREATE("ImportedPassword.CREATE", Levels.NEVER, Permission.IMPORT_PASSWORD),
    FACTOR_UPDATE("Factor.UPDATE", Levels.NEVER, Permission.OVERRIDE_FACTORS),
    WALLET_CREATE("Wallet.CREATE", Levels.NEVER, Permission.OPEN_WALLET),
    WALLET_READ("Wallet.READ", Levels.NEVER, Permission.READ_WALLETS),
    CARD_CREATE("Card.CREATE", Levels.NEVER, Permission.ISSUE_CARD),
    CARD_READ("Card.READ", Levels.IF_CONFIGURED, Permission.READ_CARDS),
    ADMIN_USER_CREATE("AdminUser.CREATE", Levels.NEVER, Permission.CREATE_ADMIN_USER),
    ADMIN_USER_READ("AdminUser.READ", Levels.NEVER, Permission.READ_ADMIN_USERS),
    ADMIN_USER_UPDATE("AdminUser.UPDATE", Levels.NEVER, Permission.CHANGE_ADMIN_USER),
    ADMIN_USER_DELETE("AdminUser.DELETE", Levels.NEVER, Permission.DELETE_ADMIN_USER),
    ADMIN_IDENTITY_CREATE("AdminIdentity.CREATE", Levels.NEVER, Permission.CREATE_ADMIN_IDENTITY),
    ADMIN_IDENTITY_READ("AdminIdentity.READ", Levels.NEVER, Permission.READ_ADMIN_IDENTITIES),
    ADMIN_IDENTITY_UPDATE("AdminIdentity.UPDATE", Levels.NEVER, Permission.CHANGE_ADMIN_IDENTITY),
    ADMIN_IDENTITY_DELETE("AdminIdentity.DELETE", Levels.NEVER, Permission.DELETE_ADMIN_IDENTITY),
    WEBHOOK_READ("Webhook.READ", Levels.NEVER, Permission.READ_WEBHOOK),
    WEBHOOK_UPDATE("Webhook.UPDATE", Levels.NEVER, Permission.CHANGE_WEBHOOK),
    MESSAGE_READ("Message.READ", Levels.NEVER, Permission.READ_MESSAGES),
    MESSAGE_UPDATE("Message.UPDATE", Levels.NEVER, Permission.REPLAY_MESSAGE),
    ROUTE_READ("Route.READ", Levels.NEVER, Permission.READ_ROUTES),
    ROUTE_UPDATE("Route.UPDATE", Levels.NEVER, Permission.CHANGE_ROUTES),
    BUDGET_READ("Budget.READ", Levels.NEVER, Permission.READ_BUDGETS),
    BUDGET_UPDATE("Budget.UPDATE", Levels.NEVER, Permission.CHANGE_BUDGETS),
    TEXT_READ("Text.READ", Levels.NEVER, Permission.READ_TEXTS),
    TEXT_UPDATE("Text.UPDATE", Levels.NEVER, Permission.CHANGE_TEXTS),
    MANDATE_CREATE("Mandate.CREATE", Levels.NEVER, Permission.GIVE_MANDATE),
    MANDATE_DELETE("Mandate.DELETE", Levels.NEVER, Permission.WITHDRAW_MANDATE),
    OPERATION_UPDATE("Operation.UPDATE", Levels.NEVER, Permission.TAKE_OPERATION),
    POLICY_READ("Policy.READ", Levels.NEVER, Permission.READ_POLICIES),
    TENANT_READ("Tenant.READ", Levels.NEVER, Permission.READ_TENANT),
    API_KEY_READ("ApiKey.READ", Levels.NEVER, Permission.READ_API_KEYS),
    API_KEY_UPDATE("ApiKey.UPDATE", Levels.NEVER, Permission.CHANGE_API_KEYS),
    PERSON_READ("Person.READ", Levels.NEVER, Permission.READ_PEOPLE),
    LOCK_DELETE("Lock.DELETE", Levels.NEVER, Permission.UNLOCK),
    INVITE_CREATE("Invite.CREATE", Levels.NEVER, Permission.INVITE_AGAIN),
    AUDIT_READ("Audit.READ", Levels.NEVER, Permission.READ_AUDIT);

    /** Whether a tenant may permit it to its own levels; the contract says so of few. */
    private enum Levels {
        NEVER,
        IF_CONFIGURED
    }

    private final String published;
    private final Levels levels;
    private final Set<Permission> permissions;

    PermissionKey(String published, Levels levels, Permission first, Permission... others) {
        this.published = published + ".Allowed";
        this.levels = levels;
        this.permissions = EnumSet.of(first, others);
    }

    /** Such as {@code Customer.READ.Allowed}. */
    public String published() {
        return published;
    }

    Set<Permission> permissions() {
        return permissions;
    }

    /** Whether a tenant may list this role here: those that are permitted by default, and levels where it is up to it. */
    boolean mayList(Role role) {
        return isByDefault(role) || levels == Levels.IF_CONFIGURED && role.isLevel();
    }

    private boolean isByDefault(Role role) {
        return PermissionTable.DEFAULTS.lists(this, role);
    }

    /** @return empty when no tenant may change anything under this name */
    public static Optional<PermissionKey> find(String name) {
        return Arrays.stream(values()).filter(key -> key.published.equals(name)).findFirst();
    }
}
