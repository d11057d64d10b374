package gatehouse.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

/** A PostgreSQL that is as careful about commits as one in production: the one of the tests does not wait for the disk. */
final class PostgreSql implements BenchDatabase {
    private final EmbeddedPostgres server;
    private final ProcessHandle postmaster;

    PostgreSql() {
        try {
            server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
            postmaster = ProcessHandle.of(pid()).orElseThrow();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private long pid() throws IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet folder = statement.executeQuery("select current_setting('data_directory')")) {
            folder.next();
            return Long.parseLong(Files.readAllLines(Path.of(folder.getString(1), "postmaster.pid"))
                    .get(0)
                    .strip());
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("gatehouse.db.url", url(), "gatehouse.db.user", "postgres", "gatehouse.db.password", "postgres");
    }

    @Override
    public String floorUrl(Path folder) {
        return url() + "?user=postgres&password=postgres";
    }

    private String url() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
    }

    @Override
    public Duration cpu() {
        return postmaster
                .descendants()
                .map(backend -> ProcStat.of(backend.pid()).used())
                .reduce(ProcStat.of(postmaster.pid()).usedWithDeadChildren(), Duration::plus);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException unclean) {
            throw new UncheckedIOException(unclean);
        }
    }
}
