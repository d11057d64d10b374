package gatehouse.access;

import gatehouse.subject.PartyId;
import java.util.Optional;

/**
 * What a request is about.
 *
 * @param party empty when it is about the tenant as a whole
 */
public record Target(long tenantId, Optional<PartyId> party) {
    public static Target tenant(long tenantId) {
        return new Target(tenantId, Optional.empty());
    }

    public static Target customer(long tenantId, long customerId) {
        return of(tenantId, PartyId.customer(customerId));
    }

    public static Target of(long tenantId, PartyId party) {
        return new Target(tenantId, Optional.of(party));
    }
}
