package gatehouse.card.details;

import gatehouse.card.CardFace;
import gatehouse.platform.Secret;
import java.util.Optional;

/** A server that was not told where security codes come from. */
final class NoDetailsSource implements CardDetailsSource {
    @Override
    public boolean isThere() {
        return false;
    }

    @Override
    public Optional<Secret> securityCode(CardFace face) {
        return Optional.empty();
    }
}
