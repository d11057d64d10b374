package gatehouse.subject;

import gatehouse.tenant.APopulation;
import gatehouse.tenant.Population;
import java.time.Instant;
import java.util.Optional;

/** Subjects for rules that need no database. */
public final class ASubject {
    private static final Instant CREATED = Instant.parse("2026-05-01T10:00:00Z");

    private ASubject() {}

    public static Subject ofACustomer() {
        return new Subject(1001, APopulation.ofCustomers(), LoginName.of("john@example.com"), aCustomer(), CREATED);
    }

    public static Subject lockedAfter(Instant moment) {
        Subject subject = ofACustomer();
        subject.lockAfter(moment);
        return subject;
    }

    public static Subject ofStaff(Role role) {
        Population staff = APopulation.ofCustomers();
        return new Subject(1002, staff, LoginName.of("jane@example.com"), anAdminUser(role), CREATED);
    }

    private static Party aCustomer() {
        Profile nothing = new Profile(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new Customer(1000, 1, Customer.Kind.CONSUMER, nothing, CREATED);
    }

    private static Party anAdminUser(Role role) {
        return new AdminUser(1002, 1, AdminUser.Details.ofSystem(LoginName.of("jane@example.com")), role, CREATED);
    }
}
