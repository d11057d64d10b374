package gatehouse.broker;

import jakarta.jms.Queue;
import jakarta.resource.ResourceException;
import jakarta.resource.spi.ConnectionManager;
import jakarta.resource.spi.ConnectionRequestInfo;
import jakarta.resource.spi.ManagedConnection;
import jakarta.resource.spi.ManagedConnectionFactory;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.ResourceAdapterAssociation;
import java.io.PrintWriter;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.ra.ActiveMQRAManagedConnectionFactory;

/**
 * The connections of Artemis, which cannot say for itself who connects: Payara asks a factory for {@code getUserName} and
 * {@code getPassword}, and where there are none its pool connects with an empty name, whatever the adapter knows.
 */
public class BrokerConnections implements ManagedConnectionFactory, ResourceAdapterAssociation {
    private static final long serialVersionUID = 1L;

    /** Calls leave hints, and are to be answered: they wait so long for a silent broker, and never until one is back. */
    private static final long CALL_MILLIS = 2_000;

    /** From one of a pair that does not answer to the other. */
    private static final long NEXT_MILLIS = 100;

    private final ActiveMQRAManagedConnectionFactory artemis = new ActiveMQRAManagedConnectionFactory();
    private BrokerAdapter adapter;

    public BrokerConnections() {
        artemis.setSessionDefaultType(Queue.class.getName());
        artemis.setInJtaTransaction(true);
        artemis.setCallTimeout(CALL_MILLIS);
        artemis.setReconnectAttempts(0);
        artemis.setRetryInterval(NEXT_MILLIS);
    }

    /** @return null where the broker asks for none */
    public String getUserName() {
        return adapter.getUserName();
    }

    /** @return null where the broker asks for none */
    public String getPassword() {
        return adapter.getPassword();
    }

    @Override
    public void setResourceAdapter(ResourceAdapter adapter) throws ResourceException {
        this.adapter = (BrokerAdapter) adapter;
        artemis.setResourceAdapter(adapter);
    }

    @Override
    public ResourceAdapter getResourceAdapter() {
        return adapter;
    }

    @Override
    public Object createConnectionFactory(ConnectionManager pool) throws ResourceException {
        return artemis.createConnectionFactory((theirs, asked) -> pool.allocateConnection(this, asked));
    }

    @Override
    public Object createConnectionFactory() throws ResourceException {
        return artemis.createConnectionFactory();
    }

    @Override
    public ManagedConnection createManagedConnection(Subject caller, ConnectionRequestInfo asked)
            throws ResourceException {
        return artemis.createManagedConnection(caller, asked);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public ManagedConnection matchManagedConnections(Set idle, Subject caller, ConnectionRequestInfo asked)
            throws ResourceException {
        return artemis.matchManagedConnections(idle, caller, asked);
    }

    @Override
    public void setLogWriter(PrintWriter log) throws ResourceException {
        artemis.setLogWriter(log);
    }

    @Override
    public PrintWriter getLogWriter() throws ResourceException {
        return artemis.getLogWriter();
    }

    /** Also to the factory behind it: what the server knows of a caller is marked as this one's, and Artemis looks for its own. */
    @Override
    public boolean equals(Object other) {
        return artemis.equals(other instanceof BrokerConnections connections ? connections.artemis : other);
    }

    @Override
    public int hashCode() {
        return artemis.hashCode();
    }
}
