package gatehouse.contract.eclipse.session;

import gatehouse.identity.session.OpenSession;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;

/**
 * A live session as it is shown.
 *
 * @param expires when it is over if no further call is made
 * @param current whether the token of this very call belongs to it
 * @param address where it was opened from, as far as the trusted proxies tell; null when that is not known. What browser or
 *     app it was is not recorded
 */
record SessionResponse(
        UUID sessionId,
        Instant created,
        Instant lastActive,
        Instant expires,
        boolean current,
        @Nullable String address) {
    static SessionResponse of(OpenSession session) {
        return new SessionResponse(
                session.id(),
                session.created(),
                session.lastActive(),
                session.expires(),
                session.current(),
                session.address().orElse(null));
    }
}
