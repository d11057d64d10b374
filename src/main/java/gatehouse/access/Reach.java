package gatehouse.access;

import gatehouse.subject.PartyId;
import java.util.Optional;

/** How far a permission of a role goes, from near to far. */
enum Reach {
    /** The one customer or admin user that the caller acts for. */
    OWN {
        @Override
        boolean covers(Caller caller, Territory where, Optional<PartyId> whom) {
            return OWN_TENANT.covers(caller, where, whom)
                    && whom.filter(caller::is).isPresent();
        }
    },
    /** Everything of the caller's own tenant. */
    OWN_TENANT {
        @Override
        boolean covers(Caller caller, Territory where, Optional<PartyId> whom) {
            return caller.tenantId() == where.tenantId();
        }
    },
    /** Every tenant of the institution that the caller's own tenant belongs to. */
    OWN_INSTITUTION {
        @Override
        boolean covers(Caller caller, Territory where, Optional<PartyId> whom) {
            return caller.home().isOfSameInstitutionAs(where);
        }
    },
    /** Every tenant. */
    EVERYWHERE {
        @Override
        boolean covers(Caller caller, Territory where, Optional<PartyId> whom) {
            return true;
        }
    };

    abstract boolean covers(Caller caller, Territory where, Optional<PartyId> whom);

    boolean isAtLeast(Reach other) {
        return compareTo(other) >= 0;
    }
}
