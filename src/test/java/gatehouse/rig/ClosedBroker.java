package gatehouse.rig;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.transaction.impl.XidImpl;

/** The journal that the broker inside a server left, which is stopped. */
public final class ClosedBroker {
    private static final String QUEUE = "gatehouseMessages";

    private final Path folder;

    private ClosedBroker(Path folder) {
        this.folder = folder;
    }

    /** Of Payara Micro. @param data folder of Gatehouse */
    public static ClosedBroker in(Path data) {
        return at(data.resolve("broker"));
    }

    /** @param folder of the broker */
    static ClosedBroker at(Path folder) {
        return new ClosedBroker(folder);
    }

    /** As a crash does that comes after the broker prepared a hint, and before it was told to commit. */
    public void leaveABranchInDoubt() throws Exception {
        opened(broker -> {
            Xid branch = new XidImpl("branch".getBytes(), 1, "crash".getBytes());
            try (ServerLocator locator = ActiveMQClient.createServerLocatorWithoutHA(
                            new TransportConfiguration(InVMConnectorFactory.class.getName()));
                    ClientSessionFactory connection = locator.createSessionFactory();
                    ClientSession session = connection.createXASession()) {
                session.start(branch, XAResource.TMNOFLAGS);
                session.createProducer(QUEUE).send(session.createMessage(true));
                session.end(branch, XAResource.TMSUCCESS);
                session.prepare(branch);
            }
            return null;
        });
    }

    public int branchesInDoubt() throws Exception {
        return opened(broker -> broker.getActiveMQServer()
                .getResourceManager()
                .getPreparedTransactions()
                .size());
    }

    private <R> R opened(Work<R> work) throws Exception {
        if (Files.notExists(folder.resolve("journal"))) {
            throw new IllegalStateException("There was no broker in " + folder);
        }
        Configuration configuration = new ConfigurationImpl()
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .setJournalType(JournalType.NIO)
                .setJournalFileSize(1024 * 1024)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setLargeMessagesDirectory(folder.resolve("large-messages").toString())
                .addAcceptorConfiguration("in-vm", "vm://0");
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ().setConfiguration(configuration);
        broker.start();
        try {
            return work.with(broker);
        } finally {
            broker.stop();
        }
    }

    private interface Work<R> {
        R with(EmbeddedActiveMQ broker) throws Exception;
    }
}
