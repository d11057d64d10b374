package gatehouse.subject;

import gatehouse.tenant.APopulation;
import gatehouse.tenant.Population;
import java.time.Instant;

/** Subjects for rules that need no database. */
public final class ASubject {
    private static final Instant CREATED = Instant.parse("2026-05-01T10:00:00Z");

    private ASubject() {}

    public static Subject ofACustomer() {
        return Subject.ofCustomer(1001, APopulation.ofCustomers(), LoginName.of("john@example.com"), 1000, CREATED);
    }

    public static Subject lockedAfter(Instant moment) {
        Subject subject = ofACustomer();
        subject.lockAfter(moment);
        return subject;
    }

    public static Subject ofStaff(Role role) {
        Population staff = APopulation.ofCustomers();
        return Subject.ofStaff(1002, staff, LoginName.of("jane@example.com"), role, CREATED);
    }
}
