package gatehouse.message.flow;

import gatehouse.platform.BrokenSetting;
import gatehouse.platform.Settings;
import gatehouse.platform.Starting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.QueueBrowser;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * The way to the queue. The connection factory is looked up when first used, because that works on every server whether
 * the broker was there before the application or came with it.
 */
@ApplicationScoped
public class Broker {
    /** The physical name of the queue, on every broker. */
    public static final String QUEUE = "gatehouseMessages";

    /** JNDI name of a connection factory that the administrator made; default the server's own. */
    static final String FACTORY = "gatehouse.jms.connection-factory";

    /** Payara Micro does not bind the first one. */
    private static final List<String> FACTORIES =
            List.of("java:comp/DefaultJMSConnectionFactory", "jms/__defaultConnectionFactory");

    @Inject
    Settings settings;

    private volatile ConnectionFactory factory;

    /** Makes a name that the server does not know stop the start, not the first message. */
    void checkAtStart(@Observes Starting starting) {
        settings.text(FACTORY).ifPresent(name -> factory());
    }

    /** A session of the server's pool, to be closed; in a transaction it is part of that. */
    public JMSContext session() {
        return factory().createContext();
    }

    /** Asks the broker for something that only a broker knows. @throws jakarta.jms.JMSRuntimeException when it is away */
    public void ask() throws JMSException {
        try (JMSContext session = session();
                QueueBrowser browser = session.createBrowser(session.createQueue(QUEUE))) {
            browser.getEnumeration().hasMoreElements();
        }
    }

    private ConnectionFactory factory() {
        if (factory == null) {
            factory = settings.text(FACTORY).map(Broker::named).orElseGet(Broker::find);
        }
        return factory;
    }

    private static ConnectionFactory named(String name) {
        try {
            return (ConnectionFactory) new InitialContext().lookup(name);
        } catch (NamingException | ClassCastException absent) {
            throw new BrokenSetting(FACTORY, "does not name a JMS connection factory of this server");
        }
    }

    private static ConnectionFactory find() {
        NamingException lastMiss = null;
        for (String name : FACTORIES) {
            try {
                return (ConnectionFactory) new InitialContext().lookup(name);
            } catch (NamingException notBound) {
                lastMiss = notBound;
            }
        }
        throw new IllegalStateException(
                "This server has no JMS connection factory under any of " + FACTORIES, lastMiss);
    }
}
