package gatehouse.identity;

import gatehouse.access.Access;
import gatehouse.access.Caller;
import gatehouse.subject.PartyId;
import gatehouse.subject.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Who may decide what somebody signs in with, beyond being permitted to do so at all: nobody gets into the account of
 * staff who may more than they do, by giving it a password or an identity of their own choice.
 */
@ApplicationScoped
public class Standing {
    private final Access access;

    @Inject
    Standing(Access access) {
        this.access = access;
    }

    /** @param role of whom the identities are, as it is in the caller's transaction */
    public boolean lets(Caller caller, PartyId party, Role role, long tenantId) {
        return caller.is(party) || !role.isStaff() || access.isAtLeast(caller, role, tenantId);
    }
}
