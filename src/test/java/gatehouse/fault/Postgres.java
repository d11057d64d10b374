package gatehouse.fault;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A PostgreSQL of the test's own, that ends in every way in which one ends, and comes back with its data. */
final class Postgres implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path folder;
    private EmbeddedPostgres running;

    private Postgres(Path folder) {
        this.folder = folder;
        this.running = started(0);
    }

    /** With an empty database. @param folder may be missing; no other instance has it */
    static Postgres in(Path folder) {
        return new Postgres(folder);
    }

    private EmbeddedPostgres started(int port) {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setPGStartupWait(PATIENCE)
                    // Else what was committed last would be lost when it is killed.
                    .setServerConfig("synchronous_commit", "on")
                    // It may have a small disk.
                    .setServerConfig("max_wal_size", "64MB")
                    .setServerConfig("min_wal_size", "32MB");
            return (port == 0 ? builder : builder.setPort(port)).start();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    int port() {
        return running.getPort();
    }

    /** What a node is told that uses it. */
    Map<String, String> settings() {
        return settings(port());
    }

    /** The same, by a port that leads to it. */
    Map<String, String> settings(int way) {
        return Map.of(
                "gatehouse.db.url",
                "jdbc:postgresql://127.0.0.1:" + way + "/postgres",
                "gatehouse.db.user",
                "postgres",
                "gatehouse.db.password",
                "postgres");
    }

    /** Whether it has not ended by itself. */
    boolean isAlive() {
        return first().filter(ProcessHandle::isAlive).isPresent();
    }

    /** In good order: connections are ended, what is under way is rolled back. */
    void stop() {
        try {
            running.close();
        } catch (IOException unclean) {
            throw new UncheckedIOException(unclean);
        }
    }

    /** {@code kill -9} of all of it. */
    void kill() {
        List<ProcessHandle> all = processes();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
        stop();
    }

    /** Where it was, with what it had, after {@link #stop()} or {@link #kill()}. */
    void start() {
        running = started(running.getPort());
    }

    /** The system takes connections for it, and nobody answers: what a machine does whose disk hangs. */
    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        Commands.run("kill -" + name + " "
                + processes().stream()
                        .map(process -> String.valueOf(process.pid()))
                        .collect(Collectors.joining(" ")));
    }

    /** The one that takes connections first. */
    private List<ProcessHandle> processes() {
        ProcessHandle postmaster = first().orElseThrow();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    }

    private Optional<ProcessHandle> first() {
        try {
            Path file = folder.resolve("postmaster.pid");
            return Files.notExists(file)
                    ? Optional.empty()
                    : ProcessHandle.of(
                            Long.parseLong(Files.readAllLines(file).get(0).strip()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Without any wire. */
    DataSource direct() {
        return running.getPostgresDatabase();
    }

    /** The first column of the only row, asked without any wire. */
    long number(String sql) {
        try (Connection connection = direct().getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
