package gatehouse.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** One node after the other is stopped and started again under load, as for an upgrade, and nobody who calls notices. */
@ExtendWith(ClusterExtension.class)
class RollingRestartOnNodes {
    private static final int CLIENTS = 4;
    private static final int CODES = 60;

    private static final List<Leaving> LEAVING = new ArrayList<>();
    private static Load load;

    private final Cluster cluster;

    RollingRestartOnNodes(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * A node on its way out.
     *
     * @param down checks that said so when it was not ready any more; none when it never said so
     * @param signIn how it answered a caller after that
     */
    private record Leaving(List<String> down, int signIn) {
        static Leaving watched(Node node, CompletableFuture<Void> stop) {
            while (!stop.isDone()) {
                Answer ready = node.health();
                if (ready.status() != 200) {
                    int signIn =
                            node.eclipse().login("username", "user_password").status();
                    return new Leaving(down(ready), signIn);
                }
            }
            return new Leaving(List.of(), 0);
        }

        private static List<String> down(Answer ready) {
            return ready.json()
                    .path("checks")
                    .valueStream()
                    .filter(check -> check.path("status").asString().equals("DOWN"))
                    .map((JsonNode check) -> check.path("name").asString())
                    .toList();
        }
    }

    @BeforeAll
    static void restartEach(Cluster cluster) throws Exception {
        load = Load.on(cluster.base(), CLIENTS, CODES);
        try {
            for (Node node : cluster.nodes()) {
                CompletableFuture<Void> stop = CompletableFuture.runAsync(node::stop);
                LEAVING.add(Leaving.watched(node, stop));
                stop.join();
                node.start().awaitReady();
                cluster.balancer().awaitUp(node);
            }
        } finally {
            load.stop();
        }
        System.out.println("Rolling restart of two nodes: " + load.counts());
    }

    @Test
    void noCallFails() {
        assertThat(load.failed()).isEmpty();
    }

    @Test
    void aNodeIsUnreadyFirstAndAnswersOnWhoeverCallsAllTheSame() {
        assertThat(LEAVING).hasSize(2).containsOnly(new Leaving(List.of("traffic"), 200));
    }

    @Test
    void eachCodeComesOnce() {
        assertThat(load.asked()).isNotEmpty();
        After.eachCodeHasComeOnce(cluster.a(), load);
    }

    @Test
    void theAuditIsOneChain() {
        After.theAuditIsOneChain(cluster.b());
    }
}
