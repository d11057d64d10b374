package gatehouse.card.details;

import gatehouse.card.CardFace;
import gatehouse.platform.Secret;
import java.util.Optional;

/**
 * Knows the security codes (CVV) of cards. They may never be stored here (PCI DSS 3.3.1), so each is asked for when its
 * holder looks at it, and forgotten.
 */
public interface CardDetailsSource {
    /** Whether this server has a source at all; without one nobody needs to be asked for a password. */
    boolean isThere();

    /**
     * Asks for one code. May take seconds; call it while no transaction is open.
     *
     * @return empty when the code cannot be had now, for a reason that is in the log
     */
    Optional<Secret> securityCode(CardFace face);
}
