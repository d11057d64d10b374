package gatehouse.broker;

import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapterInternalException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.transaction.xa.Xid;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.transaction.ResourceManager;
import org.apache.activemq.artemis.ra.ActiveMQResourceAdapter;

/**
 * The queue of a server that has none of its own: an Artemis broker that lives and dies with this resource adapter.
 * Payara Micro starts adapters before applications and stops them after, so the broker is there whenever Gatehouse is.
 *
 * <p>It can be reached from inside this JVM only, which is why it asks nobody for a password. Its journal lies in
 * {@code <gatehouse.data>/broker} and is forced to the disk before a commit returns: what was promised survives a crash.
 */
public class EmbeddedBroker extends ActiveMQResourceAdapter {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(EmbeddedBroker.class.getName());

    /** Artemis tells of each session of each client, and the only client is this server. Held, or it is forgotten. */
    private static final Logger CHATTER = Logger.getLogger("org.apache.activemq.audit");

    private static final String IN_VM_ID = "0";
    private static final String DEAD_LETTERS = "DLQ";
    private static final String EXPIRED = "ExpiryQueue";
    private static final int MAX_DELIVERIES = 10;
    private static final long FIRST_REDELIVERY_MILLIS = 200;
    private static final double REDELIVERY_BACK_OFF = 2.0;
    private static final long LONGEST_REDELIVERY_MILLIS = 30_000;
    private static final int JOURNAL_FILE_BYTES = 1024 * 1024;
    private static final long MEMORY_BYTES = 64L * 1024 * 1024;

    private transient EmbeddedActiveMQ broker;

    @Override
    public void start(BootstrapContext context) throws ResourceAdapterInternalException {
        CHATTER.setLevel(Level.OFF);
        EmbeddedActiveMQ starting = new EmbeddedActiveMQ().setConfiguration(configuration(folder()));
        try {
            withOurClasses(starting::start);
            rollBackBranchesInDoubt(starting.getActiveMQServer());
        } catch (Exception refused) {
            throw new ResourceAdapterInternalException("The broker could not start in " + folder(), refused);
        }
        broker = starting;
        setConnectorClassName(InVMConnectorFactory.class.getName());
        setConnectionParameters("serverId=" + IN_VM_ID);
        super.start(context);
    }

    /**
     * A crash between prepare and commit leaves a branch that nobody will ever ask for: the server keeps no log of its
     * transactions. A hint that goes with it is sent again by the sweeper, because the row is the truth.
     */
    private static void rollBackBranchesInDoubt(ActiveMQServer server) throws Exception {
        ResourceManager branches = server.getResourceManager();
        for (Xid branch : branches.getPreparedTransactions()) {
            branches.removeTransaction(branch, null).rollback();
            LOG.log(Level.INFO, "Rolled back a branch that a crash left in doubt: {0}", branch);
        }
    }

    @Override
    public void stop() {
        super.stop();
        if (broker == null) {
            return;
        }
        try {
            withOurClasses(broker::stop);
        } catch (Exception unclean) {
            LOG.log(
                    Level.WARNING,
                    "The broker did not stop cleanly; its journal is replayed at the next start",
                    unclean);
        }
        broker = null;
    }

    private static Path folder() {
        String property = System.getProperty("gatehouse.data");
        String environment = System.getenv("GATEHOUSE_DATA");
        String data = property != null ? property : environment != null ? environment : "data";
        return Path.of(data).toAbsolutePath().resolve("broker");
    }

    private static Configuration configuration(Path folder) throws ResourceAdapterInternalException {
        Configuration configuration = new ConfigurationImpl()
                .setName("gatehouse")
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalDatasync(true)
                .setJournalSyncTransactional(true)
                .setJournalSyncNonTransactional(true)
                .setJournalFileSize(JOURNAL_FILE_BYTES)
                .setJournalMinFiles(2)
                .setJournalPoolFiles(4)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setLargeMessagesDirectory(folder.resolve("large-messages").toString())
                .setGlobalMaxSize(MEMORY_BYTES)
                // The disk is the administrator's to watch: a nearly full one must not silently block every sender.
                .setMaxDiskUsage(-1)
                .addAddressSetting("#", everyQueue())
                .addQueueConfiguration(QueueConfiguration.of(DEAD_LETTERS).setRoutingType(RoutingType.ANYCAST))
                .addQueueConfiguration(QueueConfiguration.of(EXPIRED).setRoutingType(RoutingType.ANYCAST));
        try {
            return configuration.addAcceptorConfiguration("in-vm", "vm://" + IN_VM_ID);
        } catch (Exception malformed) {
            throw new ResourceAdapterInternalException("The broker's own address is malformed", malformed);
        }
    }

    private static AddressSettings everyQueue() {
        return new AddressSettings()
                .setDefaultAddressRoutingType(RoutingType.ANYCAST)
                .setDefaultQueueRoutingType(RoutingType.ANYCAST)
                .setAutoCreateAddresses(true)
                .setAutoCreateQueues(true)
                .setAutoDeleteAddresses(false)
                .setAutoDeleteQueues(false)
                .setMaxDeliveryAttempts(MAX_DELIVERIES)
                .setRedeliveryDelay(FIRST_REDELIVERY_MILLIS)
                .setRedeliveryMultiplier(REDELIVERY_BACK_OFF)
                .setMaxRedeliveryDelay(LONGEST_REDELIVERY_MILLIS)
                .setDeadLetterAddress(SimpleString.of(DEAD_LETTERS))
                .setExpiryAddress(SimpleString.of(EXPIRED));
    }

    /** Artemis looks its parts up through the thread's class loader, which at this moment is the server's. */
    private static void withOurClasses(Step step) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(EmbeddedBroker.class.getClassLoader());
        try {
            step.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private interface Step {
        void run() throws Exception;
    }
}
