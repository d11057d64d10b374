package gatehouse.identity;

import gatehouse.subject.LoginName;
import java.time.Instant;
import java.util.Optional;

/** A customer's way to sign in, as it may be shown. */
public record Identity(
        LoginName name,
        long tenantId,
        long customerId,
        Optional<Instant> authLockedAfter,
        Optional<Instant> passwordExpires,
        Instant created) {}
