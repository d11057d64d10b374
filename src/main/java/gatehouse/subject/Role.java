package gatehouse.subject;

/** What a subject is: a global role, a role at an institution, a position at a tenant, or a customer. */
public enum Role {
    /** Works for the operator of this server, across all tenants. */
    GLOBAL_ADMIN(Scope.GLOBAL),
    GLOBAL_FINANCE_L_1(Scope.GLOBAL),
    GLOBAL_FINANCE_L_2(Scope.GLOBAL),
    GLOBAL_FINANCE_L_3(Scope.GLOBAL),
    GLOBAL_TECH_SUPPORT(Scope.GLOBAL),
    GLOBAL_SUPPORT_L_1(Scope.GLOBAL),
    GLOBAL_SUPPORT_L_2(Scope.GLOBAL),
    GLOBAL_SUPPORT_L_3(Scope.GLOBAL),
    /** Works for an institution, at all of its tenants. */
    INSTITUTION_ADMIN(Scope.INSTITUTION),
    INSTITUTION_FINANCE_L_1(Scope.INSTITUTION),
    INSTITUTION_FINANCE_L_2(Scope.INSTITUTION),
    INSTITUTION_FINANCE_L_3(Scope.INSTITUTION),
    INSTITUTION_TECH_SUPPORT(Scope.INSTITUTION),
    INSTITUTION_SUPPORT_L_1(Scope.INSTITUTION),
    INSTITUTION_SUPPORT_L_2(Scope.INSTITUTION),
    INSTITUTION_SUPPORT_L_3(Scope.INSTITUTION),
    INSTITUTION_INTEGRATOR(Scope.INSTITUTION),
    /** A system or person with full rights at one tenant. */
    TENANT_SYSTEM(Scope.TENANT),
    /** The levels mean what a tenant makes of them; by themselves they open nothing. */
    LEVEL_01(Scope.TENANT),
    LEVEL_02(Scope.TENANT),
    LEVEL_03(Scope.TENANT),
    LEVEL_04(Scope.TENANT),
    LEVEL_05(Scope.TENANT),
    LEVEL_06(Scope.TENANT),
    LEVEL_07(Scope.TENANT),
    LEVEL_08(Scope.TENANT),
    LEVEL_09(Scope.TENANT),
    LEVEL_10(Scope.TENANT),
    LEVEL_11(Scope.TENANT),
    LEVEL_12(Scope.TENANT),
    LEVEL_13(Scope.TENANT),
    LEVEL_14(Scope.TENANT),
    LEVEL_15(Scope.TENANT),
    LEVEL_16(Scope.TENANT),
    LEVEL_17(Scope.TENANT),
    LEVEL_18(Scope.TENANT),
    LEVEL_19(Scope.TENANT),
    LEVEL_20(Scope.TENANT),
    /** Positions within a customer that is an organisation; nobody is given one yet. */
    MANAGER(Scope.ORGANISATION),
    HEAD(Scope.ORGANISATION),
    DIRECTOR(Scope.ORGANISATION),
    PARTNER(Scope.ORGANISATION),
    /** Acts for one customer of a tenant. */
    CUSTOMER(Scope.ORGANISATION);

    /** Whom somebody works for, from near to far. */
    public enum Scope {
        /** A customer. */
        ORGANISATION,
        TENANT,
        /** All tenants of an institution. */
        INSTITUTION,
        /** The operator of this server. */
        GLOBAL
    }

    private final Scope scope;

    Role(Scope scope) {
        this.scope = scope;
    }

    public Scope scope() {
        return scope;
    }

    /** Global roles hold everywhere. */
    public boolean isGlobal() {
        return scope == Scope.GLOBAL;
    }

    /** Works for a tenant, an institution or the operator, and is no customer. */
    public boolean isStaff() {
        return scope != Scope.ORGANISATION;
    }

    /** A position is held at one tenant, in words of the contract; a role beyond it. */
    public boolean isPosition() {
        return scope == Scope.TENANT;
    }

    /** What a position means is up to the tenant. */
    public boolean isLevel() {
        return scope == Scope.TENANT && this != TENANT_SYSTEM;
    }
}
