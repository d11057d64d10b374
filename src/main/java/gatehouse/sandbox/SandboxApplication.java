package gatehouse.sandbox;

import gatehouse.platform.http.DoorApplication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import java.util.Set;

/** The JSON below {@code /sandbox}. */
@ApplicationScoped
@ApplicationPath(SandboxApplication.PREFIX)
public class SandboxApplication extends DoorApplication {
    static final String PREFIX = "/sandbox";

    @Override
    protected Set<Class<?>> own() {
        return Set.of(SandboxOnly.class, ClockResource.class, MessagesResource.class, ResetResource.class);
    }
}
