package gatehouse.bench.floor;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** A table of a thousand rows in a database that is of the same kind as Gatehouse's, and as careful about commits. */
@ApplicationScoped
public class DurableRow {
    private static final int ROWS = 1_000;

    private Connection connection;
    private PreparedStatement update;
    private long changes;

    @PostConstruct
    void open() {
        String url = System.getProperty("floor.database");
        try {
            connection = driver(url).connect(url, new Properties());
            try (Statement statement = connection.createStatement()) {
                statement.execute("create schema floor");
                statement.execute("create table floor.counter (id bigint primary key, changes bigint not null)");
                for (int id = 1; id <= ROWS; id++) {
                    statement.execute("insert into floor.counter values (" + id + ", 0)");
                }
            }
            update = connection.prepareStatement("update floor.counter set changes = changes + 1 where id = ?");
        } catch (SQLException unusable) {
            throw new IllegalStateException("The floor has no database", unusable);
        }
    }

    /** Not by the driver manager, which does not look into an archive. */
    private static Driver driver(String url) {
        return url.startsWith("jdbc:h2:") ? new org.h2.Driver() : new org.postgresql.Driver();
    }

    /** @return how many rows were changed: one */
    synchronized int change() throws SQLException {
        update.setLong(1, 1 + changes++ % ROWS);
        return update.executeUpdate();
    }

    @PreDestroy
    void close() {
        try {
            connection.close();
        } catch (SQLException unclean) {
            throw new IllegalStateException("The floor's database was not closed", unclean);
        }
    }
}
