package gatehouse.rig;

import gatehouse.support.Certificates;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * Two Artemis brokers that take turns on one store: who holds its lock serves, and the other waits for it. Whoever wants to
 * reach them, and they each other, does so by TLS. The first is preferred: when it is back it serves again.
 */
public final class BrokerPair implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String PLAIN = "tcp://127.0.0.1:";

    private final OutsideBroker first;
    private final OutsideBroker second;

    private BrokerPair(Path folder) {
        Certificates certificates = new Certificates(folder);
        String key = "keyStorePath=" + certificates.make("broker") + ";keyStorePassword=" + Certificates.PASSWORD;
        String trust = "trustStoreType=PEMCA;trustStorePath=" + certificates.certificate("broker");
        int one = TestServerSettings.freePort();
        int other = TestServerSettings.freePort();
        String url = "(" + PLAIN + one + "," + PLAIN + other + ")?sslEnabled=true&" + trust.replace(';', '&');
        first = OutsideBroker.in(folder.resolve("first"), one, url, options(folder, other));
        second = OutsideBroker.in(folder.resolve("second"), other, url, options(folder, one) + " --backup");
        for (OutsideBroker each : new OutsideBroker[] {first, second}) {
            each.configure("<acceptor name=.artemis", "?", "?sslEnabled=true;" + key + ";");
            each.configure("<connector name", "</connector>", "?sslEnabled=true;" + trust + "</connector>");
        }
    }

    /** Made and not started; skips the test as {@link OutsideBroker} does. @param folder that is there, and empty */
    public static BrokerPair in(Path folder) {
        return new BrokerPair(folder);
    }

    private static String options(Path folder, int other) {
        return "--shared-store --failover-on-shutdown --clustered --cluster-user pair --cluster-password of-otters"
                + " --java-memory 512M --data " + folder.resolve("store") + " --staticCluster " + PLAIN + other;
    }

    /** Returns when the first serves and the second is there to take over. */
    public void start() {
        first.start();
        second.launch();
        Awaitility.await("the other broker announces itself")
                .atMost(PATIENCE)
                .until(() -> second.log().contains("AMQ221031"));
    }

    /** {@code kill -9} of the one that serves. */
    public void killFirst() {
        first.kill();
    }

    /** Returns when it serves again, and the other is there to take over. */
    public void startFirst() {
        first.launch();
        Awaitility.await("the first broker serves again")
                .atMost(PATIENCE)
                .until(() -> first.isListening() && !second.isListening());
    }

    public boolean isSecondServing() {
        return second.isListening();
    }

    /** What a node is told that uses them. */
    public Map<String, String> settings() {
        return first.settings();
    }

    /** At the one that serves: leaves a branch as a node does that dies after the broker prepared a hint. */
    public void leaveABranchInDoubt() throws Exception {
        first.leaveABranchInDoubt();
    }

    /** At the one that serves. */
    public int branchesInDoubt() throws Exception {
        return first.branchesInDoubt();
    }

    @Override
    public void close() {
        first.close();
        second.close();
    }
}
