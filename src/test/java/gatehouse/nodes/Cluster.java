package gatehouse.nodes;

import gatehouse.rig.Launch;
import gatehouse.rig.TestServerSettings;
import gatehouse.rig.server.Folders;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/**
 * PostgreSQL, two nodes {@code a} and {@code b} that differ in port and data folder only, and HAProxy before them. Both
 * start at the same moment, on an empty database.
 */
public final class Cluster implements AutoCloseable {
    /** HAProxy needs two or three seconds to notice; the rest is for a machine that has much else to do. */
    static final Duration DRAIN = Duration.ofSeconds(10);

    private final EmbeddedPostgres postgresql;
    private final Node a;
    private final Node b;
    private final Path folder;
    private final int port = TestServerSettings.freePort();
    private Balancer balancer;

    private Cluster(EmbeddedPostgres postgresql, Path folder) {
        this.postgresql = postgresql;
        this.folder = folder;
        this.a = node("a");
        this.b = node("b");
    }

    private void begin() {
        a.start();
        b.start();
        a.awaitReady();
        b.awaitReady();
        balancer = Balancer.start(port, TestServerSettings.freePort(), folder.resolve("haproxy.log"), a, b);
        balancer.awaitUp(a);
        balancer.awaitUp(b);
    }

    static Cluster start() throws IOException {
        Path folder = Path.of(System.getProperty("gatehouse.it.target"), "it-data", "nodes")
                .toAbsolutePath();
        Folders.empty(folder);
        Cluster cluster = new Cluster(EmbeddedPostgres.start(), folder);
        try {
            cluster.begin();
        } catch (RuntimeException | AssertionError incomplete) {
            cluster.close();
            throw incomplete;
        }
        return cluster;
    }

    private Node node(String name) {
        Launch launch = Launch.in(folder.resolve(name))
                .with(
                        "gatehouse.db.url",
                        "jdbc:postgresql://localhost:" + postgresql.getPort() + "/postgres?ApplicationName=" + name)
                .with("gatehouse.db.user", "postgres")
                .with("gatehouse.db.password", "postgres")
                .with("gatehouse.public-url", "http://localhost:" + port)
                // A test is its own proxy before the real one: it says which address it calls from.
                .with("gatehouse.trusted-proxies", "127.0.0.1,::1")
                .with("gatehouse.drain", DRAIN.toString())
                // However busy the machine is, a storm of logins is neither slow nor refused.
                .with("gatehouse.password.bcrypt-cost", "4")
                .with("gatehouse.password.hash-wait", "PT1M")
                .inEnvironment(
                        "GATEHOUSE_SECRETS_PEPPER", "8cbbcf29d9cef89675c5f5c1dcfe827d0570416a5aaba30dd0de159661ad905b")
                .inEnvironment(
                        "GATEHOUSE_SECRETS_SEALING_KEY",
                        "7a2c92d9e5449ccb4d3d4f7e5c25750cf5f52a524509e68bae0d2c0a2342f39f");
        return new Node(name, TestServerSettings.freePort(), launch);
    }

    Node a() {
        return a;
    }

    Node b() {
        return b;
    }

    List<Node> nodes() {
        return List.of(a, b);
    }

    Balancer balancer() {
        return balancer;
    }

    /** Where callers call. */
    URI base() {
        return balancer.base();
    }

    /** Changes something in the database past Gatehouse. */
    void execute(String sql) {
        try (Connection connection = postgresql.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    /** The number that a question to the database is answered with. */
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
        if (balancer != null) {
            balancer.close();
        }
        a.close();
        b.close();
        postgresql.close();
    }
}
