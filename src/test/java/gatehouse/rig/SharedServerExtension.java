package gatehouse.rig;

import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Puts {@link SharedServer} before the adapter of Payara Micro, where that adapter is; other adapters need no help. */
public final class SharedServerExtension implements LoadableExtension {
    @Override
    @SuppressWarnings("rawtypes")
    public void register(ExtensionBuilder builder) {
        Class<? extends DeployableContainer> adapter = SharedServer.adapter();
        if (adapter != null) {
            builder.override(DeployableContainer.class, adapter, SharedServer.class);
        }
    }
}
