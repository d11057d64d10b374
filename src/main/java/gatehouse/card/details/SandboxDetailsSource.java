package gatehouse.card.details;

import gatehouse.card.CardFace;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.Secret;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Three digits for every card of a sandbox, always the same for the same card, and kept nowhere. */
final class SandboxDetailsSource implements CardDetailsSource {
    private final KeyedHash keyedHash;

    SandboxDetailsSource(KeyedHash keyedHash) {
        this.keyedHash = keyedHash;
    }

    @Override
    public boolean isThere() {
        return true;
    }

    @Override
    public Optional<Secret> securityCode(CardFace face) {
        byte[] hash = keyedHash.of("sandbox-cvv", face.pan().reveal() + "/" + face.expiry());
        int code = Math.floorMod(ByteBuffer.wrap(hash).getInt(), 1_000);
        return Optional.of(Secret.of("%03d".formatted(code)));
    }
}
