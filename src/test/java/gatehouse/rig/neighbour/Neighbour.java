package gatehouse.rig.neighbour;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.jms.JMSDestinationDefinition;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Waits for messages that nobody sends, in a queue of its own. */
@JMSDestinationDefinition(
        name = "java:app/jms/neighbour",
        interfaceName = "jakarta.jms.Queue",
        destinationName = Neighbour.QUEUE)
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destination", propertyValue = Neighbour.QUEUE),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue")
        })
public class Neighbour implements MessageListener {
    static final String QUEUE = "neighbour";

    @Override
    public void onMessage(Message ignored) {}
}
