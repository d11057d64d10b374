package gatehouse.rig;

import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Puts {@link SharedServer} in the place of Payara Micro's adapter, whatever the server. */
public final class SharedServerExtension implements LoadableExtension {
    @Override
    public void register(ExtensionBuilder builder) {
        builder.override(DeployableContainer.class, SharedServer.adapter(), SharedServer.class);
    }
}
