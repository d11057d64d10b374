package gatehouse.bench.floor;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcDataSource;

/** A table of a thousand rows in an H2 file that is as careful about commits as Gatehouse's. */
@ApplicationScoped
public class DurableRow {
    private static final int ROWS = 1_000;

    private Connection connection;
    private PreparedStatement update;
    private long changes;

    @PostConstruct
    void open() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:file:" + System.getProperty("floor.data") + "/floor;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
        try {
            connection = h2.getConnection();
            try (Statement statement = connection.createStatement()) {
                statement.execute("create table counter (id bigint primary key, changes bigint not null)");
                statement.execute("insert into counter select x, 0 from system_range(1, " + ROWS + ")");
            }
            update = connection.prepareStatement("update counter set changes = changes + 1 where id = ?");
        } catch (SQLException unusable) {
            throw new IllegalStateException("The floor has no database", unusable);
        }
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
