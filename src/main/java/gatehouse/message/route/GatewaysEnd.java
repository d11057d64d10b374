package gatehouse.message.route;

import jakarta.annotation.PreDestroy;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/**
 * Closes the gateways when the application stops, so that their sessions and threads stop with it. A CDI bean would be told
 * too late on Payara: the classes of the application are gone by then.
 */
@Startup
@Singleton
public class GatewaysEnd {
    @Inject
    Gateways gateways;

    @PreDestroy
    void close() {
        gateways.close();
    }
}
