package gatehouse.nodes;

import static org.awaitility.Awaitility.await;

import gatehouse.rig.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** HAProxy with the configuration of {@code server-config}, of which only the addresses are ours. */
final class Balancer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String UP = "UP";

    private final Process process;
    private final int port;
    private final Api state;

    private Balancer(Process process, int port, int statePort) {
        this.process = process;
        this.port = port;
        this.state = Api.at(URI.create("http://127.0.0.1:" + statePort));
    }

    /** @param port for callers; @param folder for its configuration and what it says */
    static Balancer start(int port, int statePort, Path folder, Node a, Node b) {
        Path output = folder.resolve("haproxy.log");
        Path configuration = configuration(folder.resolve("haproxy.cfg"), a, b);
        ProcessBuilder haproxy = new ProcessBuilder("haproxy", "-db", "-f", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        haproxy.environment().put("GATEHOUSE_BIND", "127.0.0.1:" + port);
        haproxy.environment().put("GATEHOUSE_STATE", "127.0.0.1:" + statePort);
        haproxy.environment().put("GATEHOUSE_NODE_A", "127.0.0.1:" + a.port());
        haproxy.environment().put("GATEHOUSE_NODE_B", "127.0.0.1:" + b.port());
        try {
            Process process = haproxy.start();
            if (process.waitFor(1, TimeUnit.SECONDS)) {
                throw new AssertionError("HAProxy did not start:\n" + Files.readString(output));
            }
            return new Balancer(process, port, statePort);
        } catch (IOException missing) {
            throw new UncheckedIOException("HAProxy has to be installed, see docs/testing.md", missing);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(hurried);
        }
    }

    /** With the port of their health, as its README says, for nodes that have another one for it. */
    private static Path configuration(Path copy, Node... nodes) {
        Path original = Path.of(System.getProperty("gatehouse.it.basedir"), "server-config/haproxy/haproxy.cfg");
        try {
            String text = Files.readString(original);
            for (Node node : nodes) {
                if (node.healthPort() != node.port()) {
                    String server = "server " + node.name() + " \"${GATEHOUSE_NODE_"
                            + node.name().toUpperCase(Locale.ROOT) + "}\"";
                    text = text.replace(server + "\n", server + " port " + node.healthPort() + "\n");
                }
            }
            return Files.writeString(copy, text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    URI base() {
        return URI.create("http://localhost:" + port);
    }

    /** Waits until it sends callers to this node. */
    void awaitUp(Node node) {
        await("HAProxy sends callers to " + node).atMost(PATIENCE).until(() -> isUp(node));
    }

    boolean isUp(Node node) {
        List<String> lines = state.get("/;csv").text().lines().toList();
        int status = List.of(lines.get(0).split(",")).indexOf("status");
        return lines.stream()
                .filter(line -> line.startsWith("nodes," + node.name() + ","))
                .allMatch(line -> line.split(",")[status].equals(UP));
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
