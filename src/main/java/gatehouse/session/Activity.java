package gatehouse.session;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * When each session was last active. Calls only note it in memory; what is stored is brought up to date in batches, once
 * it is older than {@link #TOUCH_INTERVAL}. So a call costs no write, and after a crash, or when the node that saw the
 * activity is gone, a session may end up to that interval early, never late.
 */
@ApplicationScoped
public class Activity {
    /** The most that the stored activity of a session lags behind. */
    static final Duration TOUCH_INTERVAL = Duration.ofSeconds(40);

    private static final int BATCH = 200;

    private final Clock clock;
    private final Map<UUID, Seen> seen = new ConcurrentHashMap<>();

    @Resource(lookup = "java:app/jdbc/gatehouse")
    DataSource database;

    @Inject
    Activity(Clock clock) {
        this.clock = clock;
    }

    /** What this node saw of one session; {@code stored} is what its row says. */
    private record Seen(Instant last, Instant stored, Duration idle) {
        boolean isDue() {
            return Duration.between(stored, last).compareTo(TOUCH_INTERVAL) >= 0;
        }

        boolean isOverAt(Instant now) {
            return !now.isBefore(last.plus(idle));
        }

        Seen later(Instant now) {
            return now.isAfter(last) ? new Seen(now, stored, idle) : this;
        }

        Seen written(Instant last) {
            return new Seen(this.last, last, idle);
        }
    }

    /** The session made a call that was accepted. */
    public void note(Session session, Instant now) {
        seen.compute(
                session.id(),
                (id, before) ->
                        before == null ? new Seen(now, session.lastActive(), session.idle()) : before.later(now));
    }

    Instant lastOf(Session session) {
        Seen here = seen.get(session.id());
        return here == null || here.last().isBefore(session.lastActive()) ? session.lastActive() : here.last();
    }

    /** Stores what is due and forgets sessions that are over; called every few seconds. */
    @Transactional
    public void store() throws SQLException {
        Instant now = clock.instant();
        seen.values().removeIf(session -> session.isOverAt(now));
        List<Map.Entry<UUID, Seen>> due = seen.entrySet().stream()
                .filter(entry -> entry.getValue().isDue())
                .toList();
        for (int from = 0; from < due.size(); from += BATCH) {
            write(due.subList(from, Math.min(from + BATCH, due.size())));
        }
    }

    private void write(List<Map.Entry<UUID, Seen>> batch) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update session set last_active = ? where id = ? and last_active < ?")) {
            for (Map.Entry<UUID, Seen> entry : batch) {
                var last = entry.getValue().last().atOffset(ZoneOffset.UTC);
                update.setObject(1, last);
                update.setObject(2, entry.getKey());
                update.setObject(3, last);
                update.addBatch();
            }
            update.executeBatch();
        }
        for (Map.Entry<UUID, Seen> entry : batch) {
            Instant written = entry.getValue().last();
            seen.computeIfPresent(entry.getKey(), (id, session) -> session.written(written));
        }
    }
}
