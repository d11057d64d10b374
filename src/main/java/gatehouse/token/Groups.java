package gatehouse.token;

import gatehouse.subject.Role;
import java.util.List;

/**
 * What a token tells the container about its holder, for the check that it makes before ours. Which of the staff may do
 * what is up to each tenant and asked of its permissions, so the container knows them all as one.
 */
public final class Groups {
    /** Everybody who works for a tenant, an institution or the operator. */
    public static final String STAFF = "STAFF";

    /** Everybody who acts for a customer. */
    public static final String CUSTOMER = "CUSTOMER";

    private Groups() {}

    static List<String> of(Role role) {
        return role.isStaff() ? List.of(role.name(), STAFF) : List.of(role.name());
    }
}
