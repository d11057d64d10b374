package gatehouse.message;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import gatehouse.message.gateway.Channel;
import gatehouse.platform.BrokenSetting;
import gatehouse.platform.Settings;
import gatehouse.platform.Starting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Sends the queue a pointer to a row of the outbox, in the transaction that is under way: the hint becomes visible when
 * that commits, and never if it does not.
 *
 * <p>A queue is addressed by its physical name and the connection factory looked up when first used, because that
 * works on every server whether the broker was there before the application or came with it.
 */
@ApplicationScoped
class Hints {
    /** JNDI name of a connection factory that the administrator made; default the server's own. */
    static final String FACTORY = "gatehouse.jms.connection-factory";

    /** Payara Micro does not bind the first one. */
    private static final List<String> FACTORIES =
            List.of("java:comp/DefaultJMSConnectionFactory", "jms/__defaultConnectionFactory");

    /** Brokers count whole milliseconds by their own clock: never let a hint come just before its message is due. */
    private static final Duration LATENESS = Duration.ofMillis(50);

    private static final Logger LOG = System.getLogger(Hints.class.getName());

    @Inject
    Settings settings;

    private volatile ConnectionFactory factory;

    /** Makes a name that the server does not know stop the start, not the first message. */
    void checkAtStart(@Observes Starting starting) {
        settings.text(FACTORY).ifPresent(name -> factory());
    }

    /**
     * A broker that is away does not stop the caller: the row is there, and the sweeper will find it. Without a
     * transaction a pooled session may be one that waits for a commit which never comes.
     */
    @Transactional(MANDATORY)
    public void send(UUID message, Channel channel, Duration delay) {
        try (JMSContext session = factory().createContext()) {
            session.createProducer()
                    .setDeliveryDelay(delay.isZero() ? 0 : delay.plus(LATENESS).toMillis())
                    .send(session.createQueue(queueOf(channel)), message.toString());
        } catch (JMSRuntimeException away) {
            LOG.log(Level.WARNING, "message.hint-lost id=" + message + ": left to the sweeper", away);
        }
    }

    private static String queueOf(Channel channel) {
        return channel == Channel.WEBHOOK ? Dispatcher.EVENTS : Dispatcher.QUEUE;
    }

    private ConnectionFactory factory() {
        if (factory == null) {
            factory = settings.text(FACTORY).map(Hints::named).orElseGet(Hints::find);
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
