package gatehouse.platform.database;

import jakarta.ejb.Stateless;
import jakarta.jms.JMSDestinationDefinition;

/** Has a queue of the tests made on a server that makes none by itself. */
@JMSDestinationDefinition(
        name = "java:app/jms/rigScratch",
        interfaceName = "jakarta.jms.Queue",
        destinationName = ScratchQueue.NAME)
@Stateless
public class ScratchQueue {
    static final String NAME = "rigScratch";
}
