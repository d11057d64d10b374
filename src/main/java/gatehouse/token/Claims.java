package gatehouse.token;

import gatehouse.session.TokenKind;
import java.time.Instant;
import java.util.UUID;

/** What a token that we signed says, as far as we act on it. It says nothing about whether the session still lives. */
public record Claims(UUID session, UUID tokenId, String audience, TokenKind kind, Instant expiry) {
    /** Whether the token opens calls of this door, by our own clock; not whether its session lives. */
    public boolean opens(String door, Instant now) {
        return isFor(door, now) && kind == TokenKind.ACCESS;
    }

    /** As {@link #opens}, whatever the token's kind. */
    public boolean isFor(String door, Instant now) {
        return !isExpiredAt(now) && audience.equals(door);
    }

    public boolean isExpiredAt(Instant now) {
        return !now.isBefore(expiry.plus(Tokens.SKEW));
    }
}
