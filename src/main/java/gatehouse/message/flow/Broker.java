package gatehouse.message.flow;

import jakarta.enterprise.context.ApplicationScoped;
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

    /** Payara Micro does not bind the first one. */
    private static final List<String> FACTORIES =
            List.of("java:comp/DefaultJMSConnectionFactory", "jms/__defaultConnectionFactory");

    private volatile ConnectionFactory factory;

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
            factory = find();
        }
        return factory;
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
