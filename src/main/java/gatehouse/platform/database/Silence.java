package gatehouse.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Tells everybody at once what one has waited for: that the database takes connections and says nothing. Not every server's
 * pool lets somebody stop waiting for a connection (WildFly's holds them for half a minute). Those who queue there would try one
 * after the other, each for as long as a new connection may take, and the last would be told far too late (ADR 34).
 */
final class Silence {
    /** A database that is there, or is not, answers in milliseconds. */
    private static final Duration SLOW = Duration.ofMillis(500);

    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    private final Clock clock;
    private volatile Instant noticed = Instant.EPOCH;

    Silence(Clock clock) {
        this.clock = clock;
    }

    /** Opens a connection, unless nobody could for silence a moment ago. */
    Connection open(LastingConnection.Source source) throws SQLException {
        Instant began = clock.instant();
        if (isPart(Duration.between(noticed, began), REMEMBERED)) {
            throw new SQLTransientConnectionException("The database has just been silent");
        }
        try {
            return source.open();
        } catch (SQLException refused) {
            Instant ended = clock.instant();
            if (!isPart(Duration.between(began, ended), SLOW)) {
                noticed = ended;
            }
            throw refused;
        }
    }

    /** Time that ran backwards, because somebody put the clock of the machine right, is part of nothing. */
    private static boolean isPart(Duration passed, Duration whole) {
        return !passed.isNegative() && passed.compareTo(whole) < 0;
    }
}
