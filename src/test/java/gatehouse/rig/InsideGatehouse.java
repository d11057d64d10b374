package gatehouse.rig;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** For tests that run inside the server, where they can inject beans, resources and transactions. */
@ExtendWith(ArquillianExtension.class)
public abstract class InsideGatehouse {
    @Deployment
    public static WebArchive gatehouse() {
        return Archives.withTests();
    }
}
