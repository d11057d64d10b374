package gatehouse.token;

import java.time.Instant;
import java.util.UUID;

/** What a token that we signed says, as far as we act on it. It says nothing about whether the session still lives. */
public record Claims(UUID session, UUID tokenId, String audience, TokenKind kind, Instant expiry) {
    public boolean isExpiredAt(Instant now) {
        return !now.isBefore(expiry.plus(Tokens.SKEW));
    }
}
