package gatehouse.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The JSON below {@code /sandbox}. */
@ApplicationScoped
@ApplicationPath("/sandbox")
public class SandboxApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(SandboxOnly.class, ClockResource.class, MessagesResource.class, ResetResource.class);
    }
}
