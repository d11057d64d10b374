package gatehouse.rig;

import java.net.URI;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** For tests that call Gatehouse over HTTP, from outside, on the archive that Maven built. */
@ExtendWith(ArquillianExtension.class)
public abstract class DeployedGatehouse {
    @Deployment(testable = false)
    public static WebArchive gatehouse() {
        return Archives.built();
    }

    /** Where Gatehouse is called, without a slash at the end; the host is {@code localhost} unless it is a remote one. */
    protected static URI base() {
        return URI.create(TestServerSettings.base());
    }

    /** Where the server says how it is. */
    protected static URI health() {
        return ServerUnderTest.isStartedByUs()
                ? URI.create("http://localhost:" + ServerUnderTest.get().healthPort())
                : base();
    }
}
