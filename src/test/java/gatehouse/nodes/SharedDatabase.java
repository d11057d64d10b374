package gatehouse.nodes;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** A PostgreSQL of their own for some nodes. It tells them apart by the name of the application. */
final class SharedDatabase implements AutoCloseable {
    private final EmbeddedPostgres postgresql;

    private SharedDatabase(EmbeddedPostgres postgresql) {
        this.postgresql = postgresql;
    }

    static SharedDatabase start() throws IOException {
        return new SharedDatabase(EmbeddedPostgres.start());
    }

    /** What a node on it is told, in a sandbox. @param name of the node */
    Map<String, String> settings(String name) {
        Map<String, String> settings = new TreeMap<>();
        settings.put(
                "gatehouse.db.url",
                "jdbc:postgresql://localhost:" + postgresql.getPort() + "/postgres?ApplicationName=" + name);
        settings.put("gatehouse.db.user", "postgres");
        settings.put("gatehouse.db.password", "postgres");
        // A test is its own proxy before the real one: it says which address it calls from.
        settings.put("gatehouse.trusted-proxies", "127.0.0.1,::1");
        // However busy the machine is, a storm of logins is neither slow nor refused.
        settings.put("gatehouse.password.bcrypt-cost", "4");
        settings.put("gatehouse.password.hash-wait", "PT1M");
        settings.put("gatehouse.secrets.pepper", "8cbbcf29d9cef89675c5f5c1dcfe827d0570416a5aaba30dd0de159661ad905b");
        settings.put(
                "gatehouse.secrets.sealing-key", "7a2c92d9e5449ccb4d3d4f7e5c25750cf5f52a524509e68bae0d2c0a2342f39f");
        return settings;
    }

    /** Changes something past Gatehouse. */
    void execute(String sql) {
        try (Connection connection = postgresql.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    /** The number that a question is answered with. */
    long number(String sql, Object... values) {
        try (Connection connection = postgresql.getPostgresDatabase().getConnection();
                PreparedStatement question = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                question.setObject(i + 1, values[i]);
            }
            try (ResultSet answer = question.executeQuery()) {
                answer.next();
                return answer.getLong(1);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    @Override
    public void close() throws IOException {
        postgresql.close();
    }
}
