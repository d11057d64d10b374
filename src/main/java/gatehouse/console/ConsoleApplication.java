package gatehouse.console;

import gatehouse.console.audit.AuditResource;
import gatehouse.console.audit.TalliesResource;
import gatehouse.console.audit.WholeAuditResource;
import gatehouse.console.confirmation.GuardFilter;
import gatehouse.console.confirmation.MeResource;
import gatehouse.console.people.PeopleResource;
import gatehouse.console.people.SubjectsResource;
import gatehouse.console.server.KeysResource;
import gatehouse.console.server.LoadResource;
import gatehouse.console.tenant.ApiKeysResource;
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
                BudgetsResource.class,
                ApiKeysResource.class,
                AuditResource.class,
                KeysResource.class,
                LoadResource.class,
                TalliesResource.class,
                WholeAuditResource.class,
                LanguageResource.class,
                MaintenanceResource.class,
                MandatesResource.class,
                OperationsResource.class,
                PhonesResource.class,
                MeResource.class,
                MessagesResource.class,
                PeopleResource.class,
                PermissionsResource.class,
                PoliciesResource.class,
                RoutesResource.class,
                SubjectsResource.class,
                SwitchesResource.class,
                TenantsResource.class,
                TextsResource.class,
                WebhookResource.class,
                SessionFilter.class,
                GuardFilter.class);
    }
}
