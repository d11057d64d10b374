package gatehouse.rig;

import gatehouse.rig.server.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * A server of its own that was set up by the script of {@code server-config}, and on which Gatehouse is deployed: its first
 * start is that, and each one after it is the server's.
 */
final class DeployedServer implements NodeServer {
    private final Path folder;
    private final Server server;
    private final Path data;
    private final Path archive;
    private final Duration drain;
    private final List<String> options;
    private CompletableFuture<Void> start = CompletableFuture.completedFuture(null);
    private boolean isDeployed;
    private boolean isAlive;

    DeployedServer(Path folder, Map<String, String> settings, Path archive) {
        this.folder = folder.resolve("server");
        this.server = ServerUnderTest.untouched(this.folder);
        this.data = folder.resolve("data");
        this.archive = archive;
        this.drain = Duration.parse(settings.getOrDefault("gatehouse.drain", "PT0S"));
        this.options = Stream.of(ServerUnderTest.SHORT_LIVED.stream(), options(ofThisNode(folder)), options(settings))
                .flatMap(part -> part)
                .toList();
    }

    /** What is said here is overruled by what is said after it. */
    private Map<String, String> ofThisNode(Path folder) {
        return Map.of(
                "gatehouse.mode",
                "sandbox",
                "gatehouse.data",
                data.toString(),
                "gatehouse.public-url",
                "http://localhost:" + port(),
                "gatehouse.jwks-url",
                "http://127.0.0.1:" + port() + "/.well-known/jwks.json",
                "gatehouse.jms.connection-factory",
                ServerUnderTest.isWildFly() ? "java:/jms/gatehouse" : "jms/gatehouse",
                "jboss.tx.node.id",
                folder.getFileName().toString());
    }

    private static Stream<String> options(Map<String, String> settings) {
        return settings.entrySet().stream().map(setting -> "-D" + setting.getKey() + "=" + setting.getValue());
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public int healthPort() {
        return server.healthPort();
    }

    @Override
    public void prepare() {
        if (!isDeployed && !isAlive) {
            server.start(options);
            isAlive = true;
            server.apply(ServerUnderTest.script("server"));
        }
    }

    @Override
    public void start() {
        prepare();
        start = CompletableFuture.runAsync(
                isDeployed ? () -> server.start(options) : () -> server.deploy(archive, "/"));
        isDeployed = true;
        isAlive = true;
    }

    @Override
    public void awaitStarted() {
        start.join();
    }

    @Override
    public void stop() {
        try {
            // With the folder, which nothing has needed so far.
            Files.createFile(Files.createDirectories(data).resolve("drain"));
            Thread.sleep(drain.toMillis());
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(hurried);
        }
        close();
    }

    @Override
    public void kill() {
        ProcessHandle process = server.process();
        process.destroyForcibly();
        process.onExit().join();
        isAlive = false;
    }

    @Override
    public Path data() {
        return data;
    }

    @Override
    public String log() {
        return server.log();
    }

    @Override
    public ClosedBroker broker() {
        if (!ServerUnderTest.isWildFly()) {
            throw new UnsupportedOperationException("Only of Artemis is known how it keeps its journal");
        }
        return ClosedBroker.at(folder.resolve("data/activemq"));
    }

    @Override
    public void close() {
        if (isAlive) {
            // It may be in the middle of a start, when another node failed.
            start.exceptionally(failed -> null).join();
            server.close();
            isAlive = false;
        }
    }
}
