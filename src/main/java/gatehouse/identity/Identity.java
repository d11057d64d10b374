package gatehouse.identity;

import gatehouse.authentication.SecondFactor;
import gatehouse.subject.LoginName;
import gatehouse.subject.PartyId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A customer's or admin user's way to sign in, as it may be shown.
 *
 * @param factors what it takes beside the password
 */
public record Identity(
        LoginName name,
        long tenantId,
        PartyId party,
        Optional<Instant> authLockedAfter,
        Optional<Instant> passwordExpires,
        Set<SecondFactor> factors,
        Instant created) {}
