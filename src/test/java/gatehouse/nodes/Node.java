package gatehouse.nodes;

import static org.awaitility.Awaitility.await;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Multi;
import gatehouse.rig.NodeServer;
import java.net.URI;
import java.time.Duration;

/** One server of the cluster, with a data folder and a queue of its own, which can be started again and again. */
final class Node implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String name;
    private final NodeServer server;

    Node(String name, NodeServer server) {
        this.name = name;
        this.server = server;
    }

    String name() {
        return name;
    }

    int port() {
        return server.port();
    }

    URI base() {
        return server.base();
    }

    int healthPort() {
        return server.healthPort();
    }

    /** What a load balancer is answered. */
    Answer health() {
        return Api.at(URI.create("http://localhost:" + healthPort())).get("/health/ready");
    }

    /** The eclipse door of this node, past the balancer. */
    Eclipse eclipse() {
        return Eclipse.at(base());
    }

    /** The multi door of this node, past the balancer. */
    Multi multi(String apiKey) {
        return Multi.at(base(), apiKey);
    }

    /** Does what can be done before Gatehouse is there. */
    Node prepare() {
        server.prepare();
        return this;
    }

    /** Does not wait for anything once it is prepared. */
    Node start() {
        server.start();
        return this;
    }

    Node awaitReady() {
        server.awaitStarted();
        await(name + " is ready").atMost(PATIENCE).until(this::isReady);
        return this;
    }

    boolean isReady() {
        return health().status() == 200;
    }

    /** As an administrator stops it, who waits for the end. */
    void stop() {
        server.stop();
    }

    /** {@code kill -9} of the server. */
    Death kill() {
        long begin = System.nanoTime();
        server.kill();
        return new Death(begin, System.nanoTime());
    }

    /** When a server died: somewhere between these two, as {@link System#nanoTime} tells them. */
    record Death(long earliest, long latest) {}

    @Override
    public void close() {
        server.close();
    }

    @Override
    public String toString() {
        return "node " + name;
    }
}
