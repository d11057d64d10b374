package gatehouse.access;

/** What can be allowed; a method that serves a caller asks for exactly one. */
public enum Permission {
    CREATE_TENANT,
    /** Seeing that there is a tenant, what it is called and how it stands. */
    READ_TENANT,
    READ_API_KEYS,
    /** Giving a tenant's programme another key, and taking one away. */
    CHANGE_API_KEYS,
    /** Finding people by how they are reached, and seeing how they sign in and what happened to them. */
    READ_PEOPLE,
    /** Forgetting how often somebody was wrong. */
    UNLOCK,
    /** Mailing an invite once more, for whoever sent the first. */
    INVITE_AGAIN,
    /** Seeing what happened at a tenant, and how often. */
    READ_AUDIT,
    /** Seeing what happened everywhere, and whether anybody changed the record of it. */
    VERIFY_AUDIT,
    /** Seeing how busy this server is and with which keys it signs. */
    READ_SERVER,
    /** Signing with another key from now on. */
    ROTATE_KEYS,
    CREATE_CUSTOMER,
    SEARCH_CUSTOMERS,
    READ_CUSTOMER,
    /** Changing a profile, and with it the phone and the mailbox that codes go to. */
    CHANGE_CUSTOMER,
    CREATE_IDENTITY,
    READ_IDENTITIES,
    CHANGE_IDENTITY,
    DELETE_IDENTITY,
    READ_SESSIONS,
    END_SESSIONS,
    /** Setting a password that somebody else hashed. */
    IMPORT_PASSWORD,
    OPEN_WALLET,
    READ_WALLETS,
    ISSUE_CARD,
    READ_CARDS,
    /** Seeing a card whole, for whoever brings its card access password. */
    SHOW_CARD,
    /** Changing what somebody signs in or steps up with beside the password, without having shown what is enrolled. */
    OVERRIDE_FACTORS,
    CREATE_ADMIN_USER,
    READ_ADMIN_USERS,
    CHANGE_ADMIN_USER,
    DELETE_ADMIN_USER,
    CREATE_ADMIN_IDENTITY,
    READ_ADMIN_IDENTITIES,
    CHANGE_ADMIN_IDENTITY,
    DELETE_ADMIN_IDENTITY,
    /** Letting somebody who signs in by e-mail act for a further customer. */
    GIVE_MANDATE,
    WITHDRAW_MANDATE,
    /** Using up what a member confirmed, on their behalf. */
    TAKE_OPERATION,
    READ_PERMISSIONS,
    CHANGE_PERMISSIONS,
    READ_WEBHOOK,
    CHANGE_WEBHOOK,
    /** Seeing which messages nobody took over, not what they say. */
    READ_MESSAGES,
    REPLAY_MESSAGE,
    READ_ROUTES,
    CHANGE_ROUTES,
    /** Seeing how many texts a tenant pays for, and where its codes are stopped. */
    READ_BUDGETS,
    /** Changing that, and letting codes go where they are stopped. */
    CHANGE_BUDGETS,
    /** Seeing what the messages of a tenant say, before anything is told in them. */
    READ_TEXTS,
    CHANGE_TEXTS,
    SWITCH_MAINTENANCE,
    SWITCH_CALL_LIMITS,
    /** Seeing by which rules the people of a tenant live. */
    READ_POLICIES,
    /** Replacing them, and switching whether strangers are told which accounts there are. */
    CHANGE_POLICIES
}
