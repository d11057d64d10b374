package gatehouse.contract.eclipse.identity;

import gatehouse.authentication.SecondFactor;
import gatehouse.authenticator.clientkey.ClientKey;
import gatehouse.identity.FactorWish;
import gatehouse.platform.http.failure.InvalidCall;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The members of the body that ask for a key or a TOTP, or for going without. */
final class FactorFields {
    /** Said of a key that {@link ClientKey} refuses, with every reason that there is. */
    static final String UNFIT_KEY =
            "base64EncodedPublicKey must be the base64 of a DER SubjectPublicKeyInfo of an RSA key"
                    + " of 2048 to 8192 bits with an odd exponent of at least 65537";

    private FactorFields() {}

    /**
     * @return empty when the key will not do
     * @throws InvalidCall when the body gives a key and takes it away
     */
    static Optional<FactorWish> wish(IdentityRequest body) {
        if (body.base64EncodedPublicKey() == null) {
            return Optional.of(wish(body, Optional.empty()));
        }
        if (Boolean.FALSE.equals(body.hasPublicKey())) {
            throw InvalidCall.of("hasPublicKey", "Consistent", "must not be false where a key is given");
        }
        return ClientKey.parse(body.base64EncodedPublicKey()).map(key -> wish(body, Optional.of(key)));
    }

    private static FactorWish wish(IdentityRequest body, Optional<ClientKey> key) {
        Set<SecondFactor> without = EnumSet.noneOf(SecondFactor.class);
        if (Boolean.FALSE.equals(body.hasPublicKey())) {
            without.add(SecondFactor.CLIENT_KEY);
        }
        if (Boolean.FALSE.equals(body.totp())) {
            without.add(SecondFactor.TOTP);
        }
        return new FactorWish(key, Boolean.TRUE.equals(body.totp()), without);
    }
}
