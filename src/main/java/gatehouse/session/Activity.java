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
import java.util.Comparator;
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

        static Seen stored(Session session) {
            return new Seen(session.lastActive(), session.lastActive(), session.idle());
        }

        Seen later(Instant now) {
            return now.isAfter(last) ? new Seen(now, stored, idle) : this;
        }

        /** Another node may have stored a later activity than this one saw. */
        Seen read(Instant inRow) {
            return inRow.isAfter(stored) ? new Seen(inRow.isAfter(last) ? inRow : last, inRow, idle) : this;
        }
    }

    /** The session made a call that was accepted; it must have been found live before. */
    public void note(UUID session) {
        Instant now = clock.instant();
        seen.computeIfPresent(session, (id, before) -> before.later(now));
    }

    /** The latest activity that this node or the session's row knows of. */
    Instant lastOf(Session session) {
        return seen.compute(
                        session.id(),
                        (id, before) -> before == null ? Seen.stored(session) : before.read(session.lastActive()))
                .last();
    }

    /** From now on the rows alone say when a session was last active. */
    void forget() {
        seen.clear();
    }

    /** Stores what is due and forgets sessions that are over; called every few seconds. */
    @Transactional
    public void store() throws SQLException {
        Instant now = clock.instant();
        seen.values().removeIf(session -> session.isOverAt(now));
        List<Map.Entry<UUID, Seen>> due = seen.entrySet().stream()
                .filter(entry -> entry.getValue().isDue())
                // In the order in which the database sorts ids, as everybody locks them: two nodes may store the same.
                .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
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
            seen.computeIfPresent(entry.getKey(), (id, session) -> session.read(written));
        }
    }
}
