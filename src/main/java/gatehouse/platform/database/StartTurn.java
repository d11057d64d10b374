package gatehouse.platform.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * While this is open, no other node of the same PostgreSQL does its first work. Nodes that start at the same moment on an
 * empty database would else wait for each other's locks, and longer than any call may (ADR 27): what is made then takes
 * seconds, such as signing keys. An embedded database has one node, which takes no turn.
 */
public final class StartTurn implements AutoCloseable {
    private static final long POLL_MILLIS = 200;
    /** Two minutes. A node may be stuck: whoever has waited so long goes on, for the first work is safe without this too. */
    private static final int POLLS = 600;

    /** Any number that nobody else takes for a lock of this kind. */
    private static final long KEY = 4_740_885_013_467_721L;

    private final Optional<Connection> holder;

    private StartTurn(Optional<Connection> holder) {
        this.holder = holder;
    }

    /** Waits for it. @throws IllegalStateException when the database cannot be reached */
    public static StartTurn take() {
        GatehouseDataSource database = GatehouseDataSource.patient();
        try {
            return database.isEmbedded()
                    ? new StartTurn(Optional.empty())
                    : new StartTurn(Optional.of(locked(database.getConnection())));
        } catch (SQLException away) {
            throw new IllegalStateException("The database cannot be reached", away);
        }
    }

    private static Connection locked(Connection connection) throws SQLException {
        try {
            for (int i = 0; i < POLLS && !ask(connection, "select pg_try_advisory_lock(" + KEY + ")"); i++) {
                pause();
            }
            return connection;
        } catch (SQLException | RuntimeException failed) {
            connection.close();
            throw failed;
        }
    }

    private static boolean ask(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while another node starts", stopping);
        }
    }

    /** Also given back here and not by the end of the connection alone: a pool of the server's goes on with it. */
    @Override
    public void close() {
        holder.ifPresent(connection -> {
            try (connection) {
                ask(connection, "select pg_advisory_unlock(" + KEY + ")");
            } catch (SQLException away) {
                throw new IllegalStateException("The database cannot be reached", away);
            }
        });
    }
}
