package gatehouse.rig;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** What runs one node: a process that can be started again and again. */
public interface NodeServer extends AutoCloseable {
    /**
     * The one that the build asked for, as a sandbox; not started yet.
     *
     * @param folder of this node, for everything that it keeps
     * @param settings of Gatehouse
     * @param target where the build, or another one, has left what is deployed
     */
    static NodeServer in(Path folder, Map<String, String> settings, Path target) {
        return ServerUnderTest.isStartedByUs()
                ? new DeployedServer(folder, settings, target.resolve("gatehouse.war"))
                : new LaunchedServer(folder, settings, target);
    }

    /** The same, with what this build has left. */
    static NodeServer in(Path folder, Map<String, String> settings) {
        return in(folder, settings, Archives.target());
    }

    /** Whether it is Payara Micro, which has parts of ours in it. */
    static boolean isMicro() {
        return ServerUnderTest.isMicro();
    }

    int port();

    default URI base() {
        return URI.create("http://localhost:" + port());
    }

    /** Where load balancers ask for its health. */
    int healthPort();

    /** Whatever can be done before Gatehouse is there; once, whoever asks how often. */
    void prepare();

    /** Does not wait for anything once it is prepared. */
    void start();

    /** Waits until the server says so itself. */
    void awaitStarted();

    /** As an administrator stops it, who tells it before and waits for the end. */
    void stop();

    /** {@code kill -9}; returns as soon as it is dead. */
    void kill();

    /** Data folder of Gatehouse. */
    Path data();

    /** What the server has written. */
    String log();

    /** What its own broker left, once it is stopped. */
    ClosedBroker broker();

    /** Whatever it is doing. */
    @Override
    void close();
}
