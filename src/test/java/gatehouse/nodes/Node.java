package gatehouse.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.rig.Api;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Launch;
import gatehouse.rig.Launched;
import gatehouse.rig.Launched.Ended;
import gatehouse.rig.Multi;
import java.net.URI;
import java.time.Duration;

/** One server of the cluster, with a data folder and a queue of its own, which can be started again and again. */
final class Node implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String name;
    private final int port;
    private final Launch launch;
    private Launched running;

    Node(String name, int port, Launch launch) {
        this.name = name;
        this.port = port;
        this.launch = launch.onPort(port);
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    URI base() {
        return URI.create("http://localhost:" + port);
    }

    /** The eclipse door of this node, past the balancer. */
    Eclipse eclipse() {
        return Eclipse.at(base());
    }

    /** The multi door of this node, past the balancer. */
    Multi multi(String apiKey) {
        return Multi.at(base(), apiKey);
    }

    /** Does not wait for anything. */
    Node start() {
        running = launch.start();
        return this;
    }

    Node awaitReady() {
        running.awaitReady();
        await(name + " is ready").atMost(PATIENCE).until(this::isReady);
        return this;
    }

    boolean isReady() {
        return Api.at(base()).get("/health/ready").status() == 200;
    }

    /** As an administrator stops it, who waits for the end. */
    void stop() {
        Ended ended = running.terminate();
        assertThat(ended.status()).as("%s", ended).isZero();
    }

    /** {@code kill -9} of the server. */
    Death kill() {
        long begin = System.nanoTime();
        running.killServerNow();
        Death death = new Death(begin, System.nanoTime());
        running.awaitEnd();
        return death;
    }

    /** When a server died: somewhere between these two, as {@link System#nanoTime} tells them. */
    record Death(long earliest, long latest) {}

    @Override
    public void close() {
        if (running != null) {
            running.close();
        }
    }

    @Override
    public String toString() {
        return "node " + name;
    }
}
