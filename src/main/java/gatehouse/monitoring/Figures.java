package gatehouse.monitoring;

import gatehouse.authenticator.password.HashingFigures;
import gatehouse.authenticator.password.PasswordHashing;
import gatehouse.message.flow.Backlog;
import gatehouse.message.flow.Backlogs;
import gatehouse.platform.RealTime;
import gatehouse.platform.RequestSurroundings;
import gatehouse.session.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/**
 * The figures of the moment. Those of hashing are this node's and free; those of the outbox and of sessions are the
 * cluster's, asked of the database at most every five and every thirty seconds, whoever looks and from whatever thread.
 */
@ApplicationScoped
public class Figures {
    private static final Duration OUTBOX_FRESH = Duration.ofSeconds(5);
    private static final Duration SESSIONS_FRESH = Duration.ofSeconds(30);

    private final PasswordHashing hashing;
    private final Remembered<Backlog> outbox;
    private final Remembered<Sessions.Count> sessions;

    @Inject
    Figures(
            PasswordHashing hashing,
            Backlogs backlogs,
            Sessions sessions,
            RequestSurroundings surroundings,
            RealTime time) {
        this.hashing = hashing;
        this.outbox = new Remembered<>(() -> surroundings.call(backlogs::read), OUTBOX_FRESH, time);
        this.sessions = new Remembered<>(() -> surroundings.call(sessions::count), SESSIONS_FRESH, time);
    }

    /** Of this node: how many may hash, do, and wait. */
    public HashingFigures hashing() {
        return hashing.figures();
    }

    /** Of the cluster; empty while the database is away. */
    public Optional<Backlog> outbox() {
        return outbox.get();
    }

    /** Of the cluster; empty while the database is away. */
    public Optional<Sessions.Count> sessions() {
        return sessions.get();
    }
}
