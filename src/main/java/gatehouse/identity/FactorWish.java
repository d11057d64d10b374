package gatehouse.identity;

import gatehouse.authentication.SecondFactor;
import gatehouse.authenticator.clientkey.ClientKey;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked for beside the password; what it does not name stays.
 *
 * @param key to be shown at every login from now on
 * @param totp whether a TOTP is asked for; one that is enrolled already goes on
 * @param without what is not to be asked for any more; passkeys are retired one by one, and not here
 */
public record FactorWish(Optional<ClientKey> key, boolean totp, Set<SecondFactor> without) {
    public static final FactorWish NONE = new FactorWish(Optional.empty(), false, Set.of());

    boolean isEmpty() {
        return key.isEmpty() && !totp && without.isEmpty();
    }
}
