package gatehouse.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.transaction.impl.XidImpl;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/**
 * An Artemis broker in a process of its own, made of its distribution as an administrator makes one. Nodes may share it. It
 * comes back with what its journal holds, and on its port, however it ended.
 */
public final class OutsideBroker implements AutoCloseable {
    private static final String USER = "gatehouse";
    private static final String PASSWORD = "otters-and-herons";
    private static final SimpleString MESSAGES = SimpleString.of("gatehouseMessages");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path instance;
    private final int port;
    private final String url;
    private Process process;

    private OutsideBroker(Path instance, int port, String url) {
        this.instance = instance;
        this.port = port;
        this.url = url;
    }

    /**
     * Made and not started. Skips the test on a server that has a broker of its own.
     *
     * @param instance a folder that is not there yet, below one that is
     */
    public static OutsideBroker in(Path instance) {
        int port = TestServerSettings.freePort();
        return in(instance, port, url(port), "");
    }

    /**
     * The same as one of several.
     *
     * @param url where clients find it, or another of them
     * @param options of {@code artemis create}
     */
    static OutsideBroker in(Path instance, int port, String url, String options) {
        Assumptions.assumeFalse(ServerUnderTest.isStartedByUs(), "Payara Server and WildFly bring their own broker");
        OutsideBroker broker = new OutsideBroker(instance, port, url);
        broker.create(options);
        return broker;
    }

    private static String url(int port) {
        return "tcp://127.0.0.1:" + port;
    }

    private void create(String options) {
        run(
                instance.getParent(),
                String.join(
                        " ",
                        "bash " + distribution().resolve("bin/artemis") + " create",
                        "--silent --nio --no-autotune --no-web --require-login",
                        "--user " + USER + " --password " + PASSWORD,
                        "--no-amqp-acceptor --no-mqtt-acceptor --no-stomp-acceptor --no-hornetq-acceptor",
                        "--host 127.0.0.1 --default-port " + port,
                        options,
                        instance.toString()));
    }

    /** Changes each line of its configuration that has this in it. */
    void configure(String having, String replaced, String by) {
        Path configuration = instance.resolve("etc/broker.xml");
        run(instance, "sed -i '/" + having + "/ s|" + replaced + "|" + by + "|' " + configuration);
    }

    private static Path distribution() {
        try (Stream<Path> unpacked = Files.list(Path.of(System.getProperty("gatehouse.it.target")))) {
            return unpacked.filter(path -> path.getFileName().toString().startsWith("apache-artemis-"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("The build unpacks Artemis first"))
                    .toAbsolutePath();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns when it takes connections. */
    public OutsideBroker start() {
        launch();
        Awaitility.await("Artemis, see " + instance).atMost(PATIENCE).until(this::isListening);
        return this;
    }

    /** Does not wait for anything. */
    void launch() {
        try {
            process = new ProcessBuilder("bash", instance.resolve("bin/artemis").toString(), "run")
                    .redirectErrorStream(true)
                    .redirectOutput(instance.resolve("out.txt").toFile())
                    .start();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** What it has said since its start. */
    String log() {
        try {
            return Files.readString(instance.resolve("out.txt"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    boolean isListening() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    public int port() {
        return port;
    }

    /** What a node is told that uses it. */
    public Map<String, String> settings() {
        return settings(url);
    }

    /** The same, by a port that leads to it. */
    public Map<String, String> settings(int way) {
        return settings(url(way));
    }

    private static Map<String, String> settings(String url) {
        return Map.of(
                "gatehouse.broker.url", url, "gatehouse.broker.user", USER, "gatehouse.broker.password", PASSWORD);
    }

    /** In good order. */
    public void stop() {
        process.destroy();
        awaitEnd();
    }

    /** {@code kill -9}. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** The system takes connections for it, and nobody answers. */
    public void freeze() {
        signal("STOP");
    }

    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        run(instance, "kill -" + name + " " + process.pid());
    }

    private static void run(Path folder, String command) {
        try {
            new Shell(folder).run(command);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(hurried);
        }
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("Artemis did not end, see " + instance);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(hurried);
        }
    }

    /** How many branches are prepared and neither committed nor rolled back. */
    public int branchesInDoubt() throws Exception {
        return ask(session -> session.recover(XAResource.TMSTARTRSCAN | XAResource.TMENDRSCAN).length);
    }

    /** How many sessions of all nodes wait for messages. */
    public int listeners() throws Exception {
        return ask(session -> session.queueQuery(MESSAGES).getConsumerCount());
    }

    /** Leaves one more, as a node does that dies after the broker prepared a hint. */
    void leaveABranchInDoubt() throws Exception {
        ask(session -> {
            Xid branch = new XidImpl("branch".getBytes(), 1, "crash".getBytes());
            session.start(branch, XAResource.TMNOFLAGS);
            session.createProducer(MESSAGES).send(session.createMessage(true));
            session.end(branch, XAResource.TMSUCCESS);
            return session.prepare(branch);
        });
    }

    private int ask(Question question) throws Exception {
        try (ServerLocator locator = ActiveMQClient.createServerLocator(url);
                ClientSessionFactory connection = locator.createSessionFactory();
                ClientSession session = connection.createSession(
                        USER, PASSWORD, true, false, false, false, locator.getAckBatchSize())) {
            return question.ask(session);
        }
    }

    private interface Question {
        int ask(ClientSession session) throws Exception;
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            process.destroyForcibly();
            awaitEnd();
        }
    }
}
