package gatehouse.nodes;

import gatehouse.rig.NodeServer;
import gatehouse.rig.TestServerSettings;
import gatehouse.rig.server.Folders;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL, two nodes {@code a} and {@code b} that differ in port and data folder only, and HAProxy before them. Both
 * start at the same moment, on an empty database.
 */
public final class Cluster implements AutoCloseable {
    /** HAProxy needs two or three seconds to notice; the rest is for a machine that has much else to do. */
    static final Duration DRAIN = Duration.ofSeconds(10);

    private final SharedDatabase database;
    private final Node a;
    private final Node b;
    private final Path folder;
    private final int port = TestServerSettings.freePort();
    private Balancer balancer;

    private Cluster(SharedDatabase database, Path folder) {
        this.database = database;
        this.folder = folder;
        this.a = node("a");
        this.b = node("b");
    }

    private void begin() {
        a.prepare();
        b.prepare();
        a.start();
        b.start();
        a.awaitReady();
        b.awaitReady();
        balancer = Balancer.start(port, TestServerSettings.freePort(), folder, a, b);
        balancer.awaitUp(a);
        balancer.awaitUp(b);
    }

    static Cluster start() throws IOException {
        Path folder = Path.of(System.getProperty("gatehouse.it.target"), "it-data", "nodes")
                .toAbsolutePath();
        Folders.empty(folder);
        Cluster cluster = new Cluster(SharedDatabase.start(), folder);
        try {
            cluster.begin();
        } catch (RuntimeException | AssertionError incomplete) {
            cluster.close();
            throw incomplete;
        }
        return cluster;
    }

    private Node node(String name) {
        Map<String, String> settings = database.settings(name);
        settings.put("gatehouse.public-url", "http://localhost:" + port);
        settings.put("gatehouse.drain", DRAIN.toString());
        return new Node(name, NodeServer.in(folder.resolve(name), settings));
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

    SharedDatabase database() {
        return database;
    }

    @Override
    public void close() throws IOException {
        if (balancer != null) {
            balancer.close();
        }
        a.close();
        b.close();
        database.close();
    }
}
