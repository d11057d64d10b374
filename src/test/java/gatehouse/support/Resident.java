package gatehouse.support;

import gatehouse.access.Caller;
import gatehouse.platform.Secret;
import gatehouse.subject.LoginName;
import gatehouse.subject.PartyId;
import gatehouse.subject.Role;
import java.util.Optional;
import java.util.UUID;

/** A customer of a {@link House} with an identity. */
public record Resident(long customerId, long subjectId, LoginName name, Secret password) {
    public PartyId party() {
        return PartyId.customer(customerId);
    }

    /** The resident in person, calling from this session. */
    public Caller callingFrom(UUID session) {
        return new Caller(session, subjectId, House.HOME, Optional.of(party()), Role.CUSTOMER);
    }
}
