package gatehouse.access;

import gatehouse.subject.PartyId;
import gatehouse.subject.Role;
import gatehouse.tenant.Tenant;
import java.util.Optional;
import java.util.UUID;

/**
 * Who makes a request, as the session behind its token says.
 *
 * @param home the tenant they belong to
 * @param party whom the caller acts for: a customer, or themselves as an admin user
 */
public record Caller(UUID session, long subjectId, Territory home, Optional<PartyId> party, Role role) {
    public static Caller of(UUID session, long subjectId, Tenant home, PartyId party, Role role) {
        return new Caller(session, subjectId, Territory.of(home), Optional.of(party), role);
    }

    public long tenantId() {
        return home.tenantId();
    }

    /** The customer whom the caller acts for; empty for staff. */
    public Optional<Long> customerId() {
        return party.filter(acting -> acting.kind() == PartyId.Kind.CUSTOMER).map(PartyId::number);
    }

    /** Whether a request about this is about the caller's own. */
    public boolean is(PartyId other) {
        return party.equals(Optional.of(other));
    }
}
