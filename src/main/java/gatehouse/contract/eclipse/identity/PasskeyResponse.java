package gatehouse.contract.eclipse.identity;

import gatehouse.authenticator.passkey.Passkey;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/**
 * A passkey as its owner tells it from others.
 *
 * @param synced whether it is copied to other devices of its owner
 * @param lastUsed absent when it was never shown since it was registered
 */
record PasskeyResponse(
        String passkeyId,
        String name,
        List<String> transports,
        boolean synced,
        Instant created,
        @Nullable Instant lastUsed) {
    static PasskeyResponse of(Passkey passkey) {
        return new PasskeyResponse(
                passkey.id().toString(),
                passkey.name(),
                passkey.transports(),
                passkey.isBackedUp(),
                passkey.created(),
                passkey.lastUsed().orElse(null));
    }
}
