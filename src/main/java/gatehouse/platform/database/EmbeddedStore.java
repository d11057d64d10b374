package gatehouse.platform.database;

import java.sql.Connection;
import java.util.Optional;
import org.h2.engine.Database;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/**
 * The embedded database below a connection, as far as H2 does not help itself: when its file cannot be written, as on a full
 * disk, it gives its store up for good and goes on to hand out sessions without one. What was committed is in the file; a
 * database that is opened anew has it.
 */
final class EmbeddedStore {
    private EmbeddedStore() {}

    /** Whether there is nothing below this connection any more, so that it must not be asked for anything. */
    static boolean isLostTo(Connection connection) {
        return lost(connection).isPresent();
    }

    /**
     * So that the next connection opens the file anew; whoever else is on the lost store stays there. One at a time: H2 forgets the
     * database by its name, and a second one who came late would make it forget the new one.
     */
    static synchronized void leave(Connection connection) {
        lost(connection).ifPresent(Database::shutdownImmediately);
    }

    private static Optional<Database> lost(Connection connection) {
        return connection instanceof JdbcConnection embedded
                        && embedded.getSession() instanceof SessionLocal session
                        && !session.isClosed()
                ? Optional.of(session.getDatabase()).filter(EmbeddedStore::isLost)
                : Optional.empty();
    }

    private static boolean isLost(Database database) {
        MVStore store = database.getStore().getMvStore();
        return store.getPanicException() != null || store.isClosed();
    }
}
