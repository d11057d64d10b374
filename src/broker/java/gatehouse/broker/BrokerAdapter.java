package gatehouse.broker;

import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapterInternalException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.ra.ActiveMQResourceAdapter;

/**
 * The queue of a server that has none of its own: a broker that lives and dies with this resource adapter. Payara Micro starts
 * adapters before applications and stops them after, so the broker is there whenever Gatehouse is. Its journal lies in
 * {@code <gatehouse.data>/broker}.
 */
public class BrokerAdapter extends ActiveMQResourceAdapter {
    private static final long serialVersionUID = 1L;

    /** Artemis tells of each session of each client, and the only client is this server. Held, or it is forgotten. */
    private static final Logger CHATTER = Logger.getLogger("org.apache.activemq.audit");

    /** Also within this JVM: a broker that stops because it cannot write says goodbye to nobody. */
    private static final long LIFE_SIGN_MILLIS = 2_000;

    /** After so long without one, whoever listens connects anew. */
    private static final long GONE_MILLIS = 10_000;

    private transient EmbeddedBroker embedded;

    @Override
    public void start(BootstrapContext context) throws ResourceAdapterInternalException {
        CHATTER.setLevel(Level.OFF);
        setClientFailureCheckPeriod(LIFE_SIGN_MILLIS);
        setConnectionTTL(GONE_MILLIS);
        Path folder = folder();
        try {
            embedded = EmbeddedBroker.start(folder);
        } catch (Exception refused) {
            throw new ResourceAdapterInternalException("The broker could not start in " + folder, refused);
        }
        setConnectorClassName(InVMConnectorFactory.class.getName());
        setConnectionParameters("serverId=" + EmbeddedBroker.IN_VM_ID);
        super.start(context);
    }

    @Override
    public void stop() {
        super.stop();
        if (embedded != null) {
            embedded.close();
            embedded = null;
        }
    }

    private static Path folder() {
        String property = System.getProperty("gatehouse.data");
        String environment = System.getenv("GATEHOUSE_DATA");
        String data = property != null ? property : environment != null ? environment : "data";
        return Path.of(data).toAbsolutePath().resolve("broker");
    }
}
