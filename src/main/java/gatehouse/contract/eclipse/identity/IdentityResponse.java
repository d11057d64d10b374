package gatehouse.contract.eclipse.identity;

import gatehouse.identity.Identity;
import java.time.Instant;

/** An identity as it is shown (1.2-D): never a password, never a key. */
record IdentityResponse(
        String identity,
        long tenantId,
        long customerId,
        Instant authLockedAfter,
        Instant expires,
        boolean hasPublicKey,
        boolean totp,
        boolean webAuthn,
        Instant created) {
    static IdentityResponse of(Identity identity) {
        return new IdentityResponse(
                identity.name().typed(),
                identity.tenantId(),
                identity.customerId(),
                identity.authLockedAfter().orElse(null),
                identity.passwordExpires().orElse(null),
                false,
                false,
                false,
                identity.created());
    }
}
