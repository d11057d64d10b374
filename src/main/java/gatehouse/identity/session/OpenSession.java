package gatehouse.identity.session;

import gatehouse.session.Session;
import gatehouse.session.Sessions;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A live session, as its owner may see it.
 *
 * @param expires when it is over if nothing more happens
 * @param current whether it is the one that asks
 * @param address where it was opened from; empty when that is not known
 */
public record OpenSession(
        UUID id, Instant created, Instant lastActive, Instant expires, boolean current, Optional<String> address) {
    static OpenSession of(Sessions.Live live, UUID asking) {
        Session session = live.session();
        return new OpenSession(
                session.id(),
                session.started(),
                live.lastActive(),
                live.over(),
                session.id().equals(asking),
                session.address());
    }

    /** Personal data must not land in a log by accident. */
    @Override
    public String toString() {
        return "OpenSession[hidden]";
    }
}
