package gatehouse.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.rig.Eclipse.Person;
import gatehouse.rig.NodeServer;
import gatehouse.rig.OutsideBroker;
import gatehouse.rig.TestServerSettings;
import gatehouse.rig.server.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two nodes share one Artemis broker outside, on a database of their own and without HAProxy. They are there before it is. It
 * dies and comes back, and then one of the nodes dies: no code is lost or doubled.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OneBrokerOnNodes {
    private static final String PASSWORD = "first_password";
    private static final int CLIENTS = 2;
    private static final int CODES = 20;
    private static final Duration A_WHILE = Duration.ofSeconds(5);
    /** An abandoned branch is rolled back at the second look, and a look comes every 25 seconds. */
    private static final Duration BRANCHES = Duration.ofSeconds(75);

    private OutsideBroker broker;
    private SharedDatabase database;
    private Node a;
    private Node b;

    @BeforeAll
    void start() throws IOException {
        Path folder = Path.of(System.getProperty("gatehouse.it.target"), "it-data", "one-broker")
                .toAbsolutePath();
        Folders.empty(folder);
        broker = OutsideBroker.in(folder.resolve("broker"));
        database = SharedDatabase.start();
        String url = "http://localhost:" + TestServerSettings.freePort();
        a = node("a", folder, url);
        b = node("b", folder, url);
        a.start();
        b.start();
        a.awaitReady();
        b.awaitReady();
        broker.start();
    }

    private Node node(String name, Path folder, String url) {
        Map<String, String> settings = database.settings(name);
        settings.put("gatehouse.public-url", url);
        settings.putAll(broker.settings());
        return new Node(name, NodeServer.in(folder.resolve(name), settings));
    }

    @AfterAll
    void end() throws IOException {
        for (AutoCloseable each : new AutoCloseable[] {a, b, database, broker}) {
            close(each);
        }
    }

    private static void close(AutoCloseable each) {
        try {
            if (each != null) {
                each.close();
            }
        } catch (Exception unclean) {
            throw new IllegalStateException(unclean);
        }
    }

    @Test
    @Order(1)
    void whileTheBrokerIsAwayEveryCallIsAnsweredAndCodesComeWhenItIsBack() throws Exception {
        Load load = Load.on(b.base(), CLIENTS, CODES);
        try {
            Thread.sleep(A_WHILE.toMillis());
            broker.kill();
            Thread.sleep(A_WHILE.toMillis());
            broker.start();
            Thread.sleep(A_WHILE.toMillis());
        } finally {
            load.stop();
        }

        System.out.println("The broker of two nodes killed: " + load.counts() + "; "
                + load.asked().size() + " codes asked for");
        assertThat(load.failed())
                .as("calls that failed")
                .hasSizeLessThanOrEqualTo(CLIENTS)
                .allSatisfy(call -> assertThat(call.what()).startsWith("503"));
        After.eachCodeHasComeOnce(a, load);
    }

    @Test
    @Order(2)
    void whenANodeIsKilledTheOtherSendsWhatItHadPromised() throws Exception {
        List<Person> people =
                Stream.generate(() -> b.eclipse().person(PASSWORD)).limit(CODES).toList();
        int listeners = broker.listeners();
        Load load = Load.on(b.base(), CLIENTS, CODES);
        try {
            people.forEach(person -> assertThat(
                            a.eclipse().askForCode(person.identity(), "OTP").status())
                    .isEqualTo(204));
            a.kill();
            Thread.sleep(A_WHILE.toMillis());
        } finally {
            load.stop();
        }

        System.out.println("One of two nodes with one broker killed: " + load.counts() + " by the other; " + CODES
                + " codes asked for at the one that died");
        assertThat(load.failed()).as("calls to the other node that failed").isEmpty();
        await("only the other listens")
                .atMost(BRANCHES)
                .untilAsserted(() -> assertThat(broker.listeners()).isPositive().isLessThan(listeners));
        After.eachCodeHasComeOnce(b, load);
        After.eachHasOneCode(b, people);
        After.theAuditIsOneChain(b);
        await("no branch is in doubt").atMost(BRANCHES).until(() -> broker.branchesInDoubt() == 0);
    }
}
