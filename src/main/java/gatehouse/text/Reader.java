package gatehouse.text;

import gatehouse.subject.Customer;
import gatehouse.subject.Subject;
import java.util.Optional;

/**
 * For whom a text is, as far as it decides about the language.
 *
 * @param tenantId in whose name it is written
 * @param customerId whose language it is; empty for staff, and for whoever need not be anybody
 */
public record Reader(long tenantId, Optional<Long> customerId) {
    public static Reader of(Subject subject) {
        return new Reader(subject.tenantId(), subject.customerId());
    }

    public static Reader of(Customer customer) {
        return customer(customer.tenantId(), customer.id());
    }

    public static Reader customer(long tenantId, long customerId) {
        return new Reader(tenantId, Optional.of(customerId));
    }

    /** Somebody of whom nothing is known but who writes to them. */
    public static Reader somebody(long tenantId) {
        return new Reader(tenantId, Optional.empty());
    }
}
