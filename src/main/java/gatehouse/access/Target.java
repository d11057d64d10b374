package gatehouse.access;

import java.util.Optional;

/**
 * What a request is about.
 *
 * @param customerId empty when it is about the tenant as a whole
 */
public record Target(long tenantId, Optional<Long> customerId) {
    public static Target tenant(long tenantId) {
        return new Target(tenantId, Optional.empty());
    }

    public static Target customer(long tenantId, long customerId) {
        return new Target(tenantId, Optional.of(customerId));
    }
}
