package gatehouse.authentication;

import gatehouse.platform.KeyedHash;
import gatehouse.platform.Secret;
import gatehouse.session.Session;
import gatehouse.token.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.util.UUID;

/** Hands out what a session's holder takes along: the token, and the value against forged renewals that belongs to it. */
@ApplicationScoped
public class Minting {
    private static final long TWELVE_DIGITS = 1_000_000_000_000L;

    private final Tokens tokens;
    private final KeyedHash keyedHash;

    @Inject
    Minting(Tokens tokens, KeyedHash keyedHash) {
        this.tokens = tokens;
        this.keyedHash = keyedHash;
    }

    public SignedIn forSession(Session session) {
        return new SignedIn(session, tokens.mint(session), csrf(session.tokenId()));
    }

    /** Twelve digits that only we can derive from the token's id, so that nothing has to be stored. */
    Secret csrf(UUID tokenId) {
        long number =
                ByteBuffer.wrap(keyedHash.of("renew-csrf", tokenId.toString())).getLong();
        // One digit too many, which is cut off again, makes room for leading zeros.
        return Secret.of(Long.toString(TWELVE_DIGITS + Math.floorMod(number, TWELVE_DIGITS))
                .substring(1));
    }
}
