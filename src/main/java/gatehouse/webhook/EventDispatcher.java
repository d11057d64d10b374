package gatehouse.webhook;

import static jakarta.ejb.TransactionAttributeType.NOT_SUPPORTED;

import gatehouse.message.Dispatcher;
import gatehouse.platform.LikeARequest;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.jms.JMSDestinationDefinition;

/**
 * Takes hints to events, which have a queue and threads of their own: a machine that answers slowly, whose tenant may
 * even want that, delays events and nothing else.
 */
@JMSDestinationDefinition(
        name = "java:app/jms/gatehouseEvents",
        interfaceName = "jakarta.jms.Queue",
        destinationName = Dispatcher.EVENTS)
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destination", propertyValue = Dispatcher.EVENTS),
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
public class EventDispatcher extends Dispatcher {}
