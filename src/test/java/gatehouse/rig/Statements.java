package gatehouse.rig;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * What the embedded database was asked while something was done many times, by the database's own statistics: so it counts
 * whoever asks, and in whatever way. What a timer asks meanwhile is seen less often than the thing was done, and left out;
 * so are the seals of audit records, each of which is one statement, at a time of its own.
 */
public final class Statements {
    private final DataSource database;

    public Statements(DataSource database) {
        this.database = database;
    }

    /** One text, and how often it was asked each time. */
    public record Asked(String sql, long times) {
        @Override
        public String toString() {
            return times + " x " + sql.replaceAll("\\s+", " ");
        }
    }

    /** @param times how often the work does it: more often than any timer comes meanwhile */
    public Report during(int times, Runnable work) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set query_statistics_max_entries 10000");
            statement.execute("set query_statistics false");
            statement.execute("set query_statistics true");
            try {
                work.run();
                return read(statement, times);
            } finally {
                statement.execute("set query_statistics false");
            }
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Report read(Statement statement, int times) throws SQLException {
        List<Asked> asked = new ArrayList<>();
        try (ResultSet rows =
                statement.executeQuery("select sql_statement, execution_count from information_schema.query_statistics"
                        + " where lower(sql_statement) not like 'update audit_record %'")) {
            while (rows.next()) {
                long each = rows.getLong(2) / times;
                if (each > 0) {
                    asked.add(new Asked(rows.getString(1), each));
                }
            }
        }
        return new Report(asked);
    }

    /** What was asked each time, but for the ends of transactions. */
    public record Report(List<Asked> asked) {
        public long statements() {
            return asked.stream()
                    .filter(one -> !one.sql().equalsIgnoreCase("COMMIT"))
                    .mapToLong(Asked::times)
                    .sum();
        }

        @Override
        public String toString() {
            return asked.stream().map(Asked::toString).collect(joining("\n", "\n", "\n"));
        }
    }
}
