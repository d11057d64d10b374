package gatehouse.contract.eclipse.identity;

import gatehouse.identity.Identity;
import java.time.Instant;
import java.util.Optional;

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
    /**
     * The card access password in the shape of an identity.
     *
     * @param set empty for one that is only about to be set
     */
    static IdentityResponse ofCardAccess(long tenantId, long customerId, Optional<Instant> set) {
        return new IdentityResponse(
                CardAccessIdentity.NAME, tenantId, customerId, null, null, false, false, false, set.orElse(null));
    }

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
