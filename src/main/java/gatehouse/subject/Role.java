package gatehouse.subject;

/** What a subject is: a global role, a position at a tenant, or a customer. */
public enum Role {
    /** Works for the operator of this server, across all tenants. */
    GLOBAL_ADMIN(true),
    /** A system or person with full rights at one tenant. */
    TENANT_SYSTEM(false),
    /** Acts for one customer of a tenant. */
    CUSTOMER(false);

    private final boolean global;

    Role(boolean global) {
        this.global = global;
    }

    /** Global roles hold everywhere; the others are positions at a tenant. */
    public boolean isGlobal() {
        return global;
    }
}
