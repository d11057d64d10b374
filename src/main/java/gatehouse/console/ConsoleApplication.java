package gatehouse.console;

import gatehouse.console.text.LanguageResource;
import gatehouse.console.text.TextsResource;
import gatehouse.door.SessionFilter;
import gatehouse.platform.http.DoorApplication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import java.util.Set;

/** The JSON below {@code /console/api}, for the bearer of an administrator's token. */
@ApplicationScoped
@ApplicationPath(ConsoleApplication.PREFIX)
public class ConsoleApplication extends DoorApplication {
    static final String PREFIX = "/console/api";

    @Override
    protected Set<Class<?>> own() {
        return Set.of(
                LanguageResource.class,
                MaintenanceResource.class,
                MandatesResource.class,
                OperationsResource.class,
                PhonesResource.class,
                MessagesResource.class,
                PermissionsResource.class,
                PoliciesResource.class,
                RoutesResource.class,
                SwitchesResource.class,
                TenantsResource.class,
                TextsResource.class,
                WebhookResource.class,
                SessionFilter.class);
    }
}
