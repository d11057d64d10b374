package gatehouse.subject;

/** Names whom a subject acts for. Kind and number together: a number alone proves nothing. */
public record PartyId(Kind kind, long number) {
    /** Customers own things; admin users work for a tenant or for the operator. */
    public enum Kind {
        CUSTOMER,
        ADMIN_USER
    }

    public static PartyId customer(long number) {
        return new PartyId(Kind.CUSTOMER, number);
    }

    public static PartyId adminUser(long number) {
        return new PartyId(Kind.ADMIN_USER, number);
    }
}
