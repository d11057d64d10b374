package gatehouse.message;

import static jakarta.ejb.TransactionAttributeType.NOT_SUPPORTED;

import gatehouse.message.flow.Broker;
import gatehouse.message.flow.Pause;
import gatehouse.platform.LikeARequest;
import gatehouse.platform.log.Log;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.inject.Inject;
import jakarta.jms.JMSDestinationDefinition;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.UUID;

/**
 * Takes hints from the queue. Few at a time, so that a slow gateway cannot take all threads and connections, and outside
 * any transaction, so that none is open while a gateway is asked. When the database is away it throws, and the broker
 * delivers the hint again.
 *
 * <p>A hint that comes while this node is paused is dropped: its row waits for the sweeper, here or on another node.
 *
 * <p>{@code maxSession} and {@code consumerWindowSize} are Artemis's (Payara Micro, WildFly), what begins with
 * {@code endpoint} is Open MQ's (Payara Server), and either ignores the other's. Open MQ would take 15 at a time, which is more
 * than there are connections to the database, and deliver a hint again once, at once; milliseconds. A window of zero keeps
 * hints from waiting behind a slow message while another session is idle.
 */
@JMSDestinationDefinition(
        name = "java:app/jms/gatehouseMessages",
        interfaceName = "jakarta.jms.Queue",
        destinationName = Dispatcher.QUEUE)
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destination", propertyValue = Dispatcher.QUEUE),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "4"),
            @ActivationConfigProperty(propertyName = "consumerWindowSize", propertyValue = "0"),
            @ActivationConfigProperty(propertyName = "endpointPoolMaxSize", propertyValue = "4"),
            @ActivationConfigProperty(propertyName = "endpointPoolSteadySize", propertyValue = "4"),
            @ActivationConfigProperty(propertyName = "endpointExceptionRedeliveryAttempts", propertyValue = "5"),
            @ActivationConfigProperty(propertyName = "endpointExceptionRedeliveryInterval", propertyValue = "5000")
        })
@TransactionAttribute(NOT_SUPPORTED)
@LikeARequest
public class Dispatcher implements MessageListener {
    /** The physical name of the queue, on every broker. */
    static final String QUEUE = Broker.QUEUE;

    /** Where hints to events are: a tenant's slow machine must not keep anybody's code waiting. */
    public static final String EVENTS = "gatehouseEvents";

    private static final Log LOG = Log.of(Dispatcher.class);

    @Inject
    Dispatch dispatch;

    @Inject
    Pause pause;

    @Override
    public void onMessage(Message hint) {
        UUID message;
        try {
            message = UUID.fromString(hint.getBody(String.class));
        } catch (JMSException | IllegalArgumentException | NullPointerException stranger) {
            LOG.warning("message.hint-unreadable: dropped", stranger);
            return;
        }
        if (!pause.isOn()) {
            dispatch.attempt(message);
        }
    }
}
