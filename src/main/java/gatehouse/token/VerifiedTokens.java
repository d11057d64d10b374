package gatehouse.token;

import gatehouse.platform.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the tokens say that were found good or signed here, so that none is verified twice. Only successes are remembered,
 * by a hash and not by the token, only a bounded number, the least recently used go first, and none beyond its expiry. What
 * is remembered never changes: whether the session lives, and whether the key is still published, is asked every time.
 */
final class VerifiedTokens {
    static final int MOST = 10_000;

    /** @param kid of the key that signed it */
    record Verified(Claims claims, String kid) {}

    private final Map<ByteBuffer, Verified> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Verified> eldest) {
            return size() > MOST;
        }
    };

    /** @return empty for one that is not remembered, or has run out */
    Optional<Verified> find(Secret jwt, Instant now) {
        ByteBuffer hash = hash(jwt);
        synchronized (known) {
            return Optional.ofNullable(known.get(hash))
                    .filter(token -> !token.claims().isExpiredAt(now));
        }
    }

    void remember(Secret jwt, Verified verified) {
        ByteBuffer hash = hash(jwt);
        synchronized (known) {
            known.put(hash, verified);
        }
    }

    private static ByteBuffer hash(Secret jwt) {
        try {
            return ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(jwt.reveal().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", impossible);
        }
    }
}
