package gatehouse.sandbox;

import gatehouse.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;

/** In production nothing is found below this door. */
@ApplicationScoped
@PreMatching
public class SandboxOnly implements ContainerRequestFilter {
    @Inject
    Settings settings;

    @Override
    public void filter(ContainerRequestContext request) {
        if (!settings.isSandbox()) {
            throw new NotFoundException();
        }
    }
}
