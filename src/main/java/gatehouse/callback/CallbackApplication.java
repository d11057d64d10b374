package gatehouse.callback;

import gatehouse.platform.http.DoorApplication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import java.util.Set;

/** What is below {@code /gateways}, for the providers that the settings name. */
@ApplicationScoped
@ApplicationPath(CallbackApplication.PREFIX)
public class CallbackApplication extends DoorApplication {
    static final String PREFIX = "/gateways";

    @Override
    protected Set<Class<?>> own() {
        return Set.of(ReceiptsResource.class);
    }
}
