package gatehouse.broker;

import java.nio.file.Path;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.transaction.xa.Xid;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.ActivateCallback;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ActiveMQServer.SERVER_STATE;
import org.apache.activemq.artemis.core.server.ActiveMQServers;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.transaction.ResourceManager;

/**
 * An Artemis broker in this JVM, which can be reached from inside it only and therefore asks nobody for a password. Its
 * journal is forced to the disk before a commit returns: what was promised survives a crash.
 *
 * <p>Artemis shuts itself down when its journal cannot be written, as on a full disk. It is started again as soon as that is
 * possible, without anybody's help; until then the rows of the outbox wait for the sweeper.
 */
final class EmbeddedBroker implements AutoCloseable {
    /** What a client in this JVM says to find it. */
    static final String IN_VM_ID = "0";

    private static final Logger LOG = Logger.getLogger(EmbeddedBroker.class.getName());

    private static final String DEAD_LETTERS = "DLQ";
    private static final String EXPIRED = "ExpiryQueue";
    private static final int MAX_DELIVERIES = 10;
    private static final long FIRST_REDELIVERY_MILLIS = 200;
    private static final double REDELIVERY_BACK_OFF = 2.0;
    private static final long LONGEST_REDELIVERY_MILLIS = 30_000;
    private static final int JOURNAL_FILE_BYTES = 1024 * 1024;
    private static final long MEMORY_BYTES = 64L * 1024 * 1024;
    private static final long LOOK_SECONDS = 1;
    /** Each start that fails leaves a page of Artemis's in the log. */
    private static final long LONGEST_PAUSE_SECONDS = 8;

    private final Path folder;
    private final ScheduledExecutorService watch = Watches.make("gatehouse-broker-watch");
    private ActiveMQServer running;
    /** Whether it has been said that it is down. */
    private boolean isDown;

    private long pauseSeconds = LOOK_SECONDS;

    private EmbeddedBroker(Path folder) {
        this.folder = folder;
    }

    /** Returns when it takes messages. @param folder of its journal, made if it is missing */
    static EmbeddedBroker start(Path folder) throws Exception {
        EmbeddedBroker broker = new EmbeddedBroker(folder);
        broker.start();
        broker.lookLater();
        return broker;
    }

    private synchronized void start() throws Exception {
        ActiveMQServer starting = ActiveMQServers.newActiveMQServer(configuration(folder), null, true);
        starting.registerActivateCallback(new ActivateCallback() {
            /** The journal has been read, and nobody can connect yet whose branches are not in doubt. */
            @Override
            public void activated() {
                rollBackBranchesInDoubt(starting);
            }
        });
        try {
            withOurClasses(starting::start);
            // Artemis tells its log what went wrong in a start, and nobody else.
            if (starting.getState() != SERVER_STATE.STARTED) {
                throw new IllegalStateException("The broker's journal in " + folder + " could not be opened");
            }
        } catch (Exception refused) {
            stop(starting);
            throw refused;
        }
        running = starting;
    }

    private synchronized void lookLater() {
        if (!watch.isShutdown()) {
            watch.schedule(this::look, pauseSeconds, TimeUnit.SECONDS);
        }
    }

    private void look() {
        try {
            keepRunning();
            pauseSeconds = LOOK_SECONDS;
        } catch (Throwable again) {
            // Said already, and whatever it is, such as a disk that is still full or no thread to be had: nobody else
            // looks.
            LOG.log(Level.FINE, "The broker could not be started again", again);
            pauseSeconds = Math.min(2 * pauseSeconds, LONGEST_PAUSE_SECONDS);
        }
        lookLater();
    }

    private synchronized void keepRunning() throws Exception {
        SERVER_STATE state = running.getState();
        if (watch.isShutdown() || state == SERVER_STATE.STARTED || state == SERVER_STATE.STOPPING) {
            return;
        }
        if (!isDown) {
            isDown = true;
            LOG.warning("broker.down: it stopped by itself and is started again when that is possible");
        }
        stop(running);
        start();
        isDown = false;
        LOG.info("broker.up");
    }

    /**
     * A crash between prepare and commit leaves a branch that nobody will ever ask for: the server keeps no log of its
     * transactions. A hint that goes with it is sent again by the sweeper, because the row is the truth.
     */
    private static void rollBackBranchesInDoubt(ActiveMQServer server) {
        ResourceManager branches = server.getResourceManager();
        for (Xid branch : branches.getPreparedTransactions()) {
            try {
                branches.removeTransaction(branch, null).rollback();
            } catch (Exception unknown) {
                throw new IllegalStateException("A branch in doubt cannot be rolled back: " + branch, unknown);
            }
            LOG.log(Level.INFO, "Rolled back a branch that a crash left in doubt: {0}", branch);
        }
    }

    @Override
    public synchronized void close() {
        watch.shutdownNow();
        stop(running);
    }

    private static void stop(ActiveMQServer broker) {
        try {
            withOurClasses(broker::stop);
        } catch (Exception unclean) {
            LOG.log(
                    Level.WARNING,
                    "The broker did not stop cleanly; its journal is replayed at the next start",
                    unclean);
        }
    }

    private static Configuration configuration(Path folder) throws Exception {
        return new ConfigurationImpl()
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
                .addQueueConfiguration(QueueConfiguration.of(EXPIRED).setRoutingType(RoutingType.ANYCAST))
                .addAcceptorConfiguration("in-vm", "vm://" + IN_VM_ID);
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
