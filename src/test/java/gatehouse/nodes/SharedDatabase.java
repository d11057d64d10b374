package gatehouse.nodes;

import gatehouse.rig.Launch;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL of their own for some nodes. It tells them apart by the name of the application. */
final class SharedDatabase implements AutoCloseable {
    private final EmbeddedPostgres postgresql;

    private SharedDatabase(EmbeddedPostgres postgresql) {
        this.postgresql = postgresql;
    }

    static SharedDatabase start() throws IOException {
        return new SharedDatabase(EmbeddedPostgres.start());
    }

    /** How a node on it is started, with a data folder of its own below this one. */
    Launch launch(Path folder, String name) {
        return Launch.in(folder.resolve(name))
                .with(
                        "gatehouse.db.url",
                        "jdbc:postgresql://localhost:" + postgresql.getPort() + "/postgres?ApplicationName=" + name)
                .with("gatehouse.db.user", "postgres")
                .with("gatehouse.db.password", "postgres")
                // A test is its own proxy before the real one: it says which address it calls from.
                .with("gatehouse.trusted-proxies", "127.0.0.1,::1")
                // However busy the machine is, a storm of logins is neither slow nor refused.
                .with("gatehouse.password.bcrypt-cost", "4")
                .with("gatehouse.password.hash-wait", "PT1M")
                .inEnvironment(
                        "GATEHOUSE_SECRETS_PEPPER", "8cbbcf29d9cef89675c5f5c1dcfe827d0570416a5aaba30dd0de159661ad905b")
                .inEnvironment(
                        "GATEHOUSE_SECRETS_SEALING_KEY",
                        "7a2c92d9e5449ccb4d3d4f7e5c25750cf5f52a524509e68bae0d2c0a2342f39f");
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
