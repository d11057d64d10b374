package gatehouse.identity;

import gatehouse.access.Access;
import gatehouse.access.Caller;
import gatehouse.authentication.confirmation.ConfirmSession;
import gatehouse.identity.IdentityOutcome.Refused;
import gatehouse.subject.PartyId;
import gatehouse.subject.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Who may decide what somebody signs in with, beyond being permitted to do so at all: nobody gets into the account of
 * staff who may more than they do, by giving it a password or an identity of their own choice. Nor does who found an open
 * session get past the second factor of its holder by an identity that has none yet.
 */
@ApplicationScoped
public class Standing {
    private final Access access;
    private final ConfirmSession confirmSession;

    @Inject
    Standing(Access access, ConfirmSession confirmSession) {
        this.access = access;
        this.confirmSession = confirmSession;
    }

    /** @param role of whom the identities are, as it is in the caller's transaction */
    public boolean lets(Caller caller, PartyId party, Role role, long tenantId) {
        return caller.is(party) || !role.isStaff() || access.isAtLeast(caller, role, tenantId);
    }

    /**
     * Why the caller must not make, change or remove an identity of theirs; empty when they may.
     *
     * @param role as in {@link #lets}
     */
    Optional<IdentityOutcome> objection(Caller caller, PartyId party, Role role, long tenantId) {
        if (!lets(caller, party, role, tenantId)) {
            return Optional.of(Refused.OUTRANKED);
        }
        return isStale(caller, role) ? Optional.of(Refused.STALE) : Optional.empty();
    }

    /** Whether it is about staff, and the caller has to show a factor again before that. */
    public boolean isStale(Caller caller, Role role) {
        return role.isStaff() && !confirmSession.letsActOnStaff(caller);
    }
}
