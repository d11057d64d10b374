package gatehouse.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.rig.BrokerPair;
import gatehouse.rig.NodeServer;
import gatehouse.rig.TestServerSettings;
import gatehouse.rig.server.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A node and a pair of Artemis brokers outside, reached by TLS. The one that serves dies and the other takes over; it comes back
 * and takes over again. Nobody does anything about it, and no code is lost or doubled.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrokerPairOnNodes {
    private static final int CLIENTS = 3;
    private static final int CODES = 60;
    private static final Duration A_WHILE = Duration.ofSeconds(5);
    private static final Duration FAIL_OVER = Duration.ofSeconds(30);
    /** An abandoned branch is rolled back at the second look, and a look comes every 25 seconds. */
    private static final Duration BRANCHES = Duration.ofSeconds(75);

    private BrokerPair brokers;
    private SharedDatabase database;
    private Node node;

    @BeforeAll
    void start() throws IOException {
        Path folder = Path.of(System.getProperty("gatehouse.it.target"), "it-data", "broker-pair")
                .toAbsolutePath();
        Folders.empty(folder);
        brokers = BrokerPair.in(folder);
        brokers.start();
        database = SharedDatabase.start();
        Map<String, String> settings = database.settings("only");
        settings.put("gatehouse.public-url", "http://localhost:" + TestServerSettings.freePort());
        settings.putAll(brokers.settings());
        node = new Node("only", NodeServer.in(folder.resolve("only"), settings));
        node.start();
        node.awaitReady();
    }

    @AfterAll
    void end() throws IOException {
        if (node != null) {
            node.close();
        }
        if (database != null) {
            database.close();
        }
        if (brokers != null) {
            brokers.close();
        }
    }

    @Test
    @Order(1)
    void whenTheBrokerThatServesIsKilledTheOtherTakesOver() throws Exception {
        Load load = Load.on(node.base(), CLIENTS, CODES);
        try {
            Thread.sleep(A_WHILE.toMillis());
            brokers.leaveABranchInDoubt();
            brokers.killFirst();
            await("the other broker serves").atMost(FAIL_OVER).until(brokers::isSecondServing);
            assertThat(brokers.branchesInDoubt()).isPositive();
            Thread.sleep(A_WHILE.toMillis());
        } finally {
            load.stop();
        }

        everythingIsThere("The broker of a pair that served killed: ", load);
        await("no branch is in doubt").atMost(BRANCHES).until(() -> brokers.branchesInDoubt() == 0);
    }

    @Test
    @Order(2)
    void whenItIsBackItTakesOverAgain() throws Exception {
        Load load = Load.on(node.base(), CLIENTS, CODES);
        try {
            Thread.sleep(A_WHILE.toMillis());
            brokers.startFirst();
            Thread.sleep(A_WHILE.toMillis());
        } finally {
            load.stop();
        }

        everythingIsThere("The first broker of a pair back: ", load);
    }

    private void everythingIsThere(String what, Load load) {
        System.out.println(what + load.counts() + "; " + load.asked().size() + " codes asked for");
        assertThat(load.asked()).hasSizeGreaterThan(10);
        assertThat(load.failed())
                .as("calls that failed")
                .hasSizeLessThanOrEqualTo(CLIENTS)
                .allSatisfy(call -> assertThat(call.what()).startsWith("503"));
        After.eachCodeHasComeOnce(node, load);
    }
}
