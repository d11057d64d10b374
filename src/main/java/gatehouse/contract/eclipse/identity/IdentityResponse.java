package gatehouse.contract.eclipse.identity;

import gatehouse.authentication.SecondFactor;
import gatehouse.authenticator.totp.OtpAuthUri;
import gatehouse.identity.Identity;
import gatehouse.subject.PartyId;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * An identity as it is shown (1.2-D): never a password, never a key.
 *
 * @param customerId whose it is; absent for an admin user's
 * @param adminUserId whose it is; absent for a customer's
 * @param qrCode base64 of a PNG that says {@code totpUri}; both only in the answer that enrols a TOTP
 */
record IdentityResponse(
        String identity,
        long tenantId,
        @Nullable Long customerId,
        @Nullable Long adminUserId,
        @Nullable Instant authLockedAfter,
        @Nullable Instant expires,
        boolean hasPublicKey,
        boolean totp,
        boolean webAuthn,
        @Nullable Instant created,
        @Nullable String qrCode,
        @Nullable String totpUri) {
    /**
     * The card access password in the shape of an identity.
     *
     * @param set empty for one that is only about to be set
     */
    static IdentityResponse ofCardAccess(long tenantId, long customerId, Optional<Instant> set) {
        return new IdentityResponse(
                CardAccessIdentity.NAME,
                tenantId,
                customerId,
                null,
                null,
                null,
                false,
                false,
                false,
                set.orElse(null),
                null,
                null);
    }

    static IdentityResponse of(Identity identity) {
        return of(identity, null, null);
    }

    static IdentityResponse of(Identity identity, OtpAuthUri totp) {
        String picture = Base64.getEncoder().encodeToString(totp.qrCode());
        return of(identity, picture, totp.uri().reveal());
    }

    private static IdentityResponse of(Identity identity, String qrCode, String totpUri) {
        return new IdentityResponse(
                identity.name().typed(),
                identity.tenantId(),
                numberOf(identity, PartyId.Kind.CUSTOMER),
                numberOf(identity, PartyId.Kind.ADMIN_USER),
                identity.authLockedAfter().orElse(null),
                identity.passwordExpires().orElse(null),
                identity.factors().contains(SecondFactor.CLIENT_KEY),
                identity.factors().contains(SecondFactor.TOTP),
                identity.factors().contains(SecondFactor.PASSKEY),
                identity.created(),
                qrCode,
                totpUri);
    }

    private static Long numberOf(Identity identity, PartyId.Kind kind) {
        return identity.party().kind() == kind ? identity.party().number() : null;
    }

    /** It may carry the secret of a TOTP. */
    @Override
    public String toString() {
        return "IdentityResponse[hidden]";
    }
}
