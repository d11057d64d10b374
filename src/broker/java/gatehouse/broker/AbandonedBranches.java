package gatehouse.broker;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;

/**
 * Ends what a node left behind that died between prepare and commit, at a broker that outlives it: no server here keeps a log
 * of its transactions, so nobody else ever will. Every node looks, at each broker that answers: a pair takes turns, and a branch
 * goes with the journal. One that is there at two looks has been prepared for much longer than any of us takes, and is rolled
 * back: a hint that goes with it is sent again by the sweeper.
 */
final class AbandonedBranches implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(AbandonedBranches.class.getName());
    private static final long LOOK_SECONDS = 25;

    private final List<TransportConfiguration> brokers;
    private final String user;
    private final String password;
    private final ScheduledExecutorService watch = Watches.make("gatehouse-branches-watch");
    private Set<Xid> seen = Set.of();

    private AbandonedBranches(List<TransportConfiguration> brokers, String user, String password) {
        this.brokers = brokers;
        this.user = user;
        this.password = password;
    }

    /** Looks until it is closed. @param user null, as the password, where the brokers ask for none */
    static AbandonedBranches at(List<TransportConfiguration> brokers, String user, String password) {
        AbandonedBranches branches = new AbandonedBranches(brokers, user, password);
        branches.watch.scheduleWithFixedDelay(branches::look, 0, LOOK_SECONDS, TimeUnit.SECONDS);
        return branches;
    }

    private void look() {
        Set<Xid> prepared = new HashSet<>();
        for (TransportConfiguration broker : brokers) {
            prepared.addAll(preparedAt(broker));
        }
        seen = prepared;
    }

    private Set<Xid> preparedAt(TransportConfiguration broker) {
        try (ServerLocator locator = ActiveMQClient.createServerLocatorWithoutHA(broker);
                ClientSessionFactory connection = locator.createSessionFactory();
                ClientSession session = connection.createSession(
                        user, password, true, false, false, false, locator.getAckBatchSize())) {
            Set<Xid> prepared = Set.of(session.recover(XAResource.TMSTARTRSCAN | XAResource.TMENDRSCAN));
            for (Xid branch : prepared) {
                if (seen.contains(branch)) {
                    session.rollback(branch);
                    LOG.log(Level.INFO, "Rolled back a branch that a crash left in doubt: {0}", branch);
                }
            }
            return prepared;
        } catch (Exception away) {
            // Another node may have been quicker; the other of a pair does not answer; and whether one is there, health
            // says.
            LOG.log(Level.FINE, "No look at the branches of a broker", away);
            return Set.of();
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
