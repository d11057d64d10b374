package gatehouse.contract.eclipse;

import gatehouse.contract.eclipse.authentication.AuthenticationResource;
import gatehouse.contract.eclipse.authentication.LoginChallengesResource;
import gatehouse.contract.eclipse.authentication.LogoutResource;
import gatehouse.contract.eclipse.authentication.PasswordChangeResource;
import gatehouse.contract.eclipse.card.CardsResource;
import gatehouse.contract.eclipse.card.CustomerCardsResource;
import gatehouse.contract.eclipse.card.CustomerWalletsResource;
import gatehouse.contract.eclipse.card.WalletsResource;
import gatehouse.contract.eclipse.customer.CustomersResource;
import gatehouse.contract.eclipse.identity.AdminIdentitiesResource;
import gatehouse.contract.eclipse.identity.AdminPasskeysResource;
import gatehouse.contract.eclipse.identity.IdentitiesResource;
import gatehouse.contract.eclipse.identity.PasskeysResource;
import gatehouse.contract.eclipse.session.SessionsResource;
import gatehouse.contract.eclipse.staff.AdminUsersResource;
import gatehouse.contract.eclipse.verification.VerificationsResource;
import gatehouse.door.SessionFilter;
import gatehouse.platform.http.DoorApplication;
import gatehouse.token.Groups;
import jakarta.annotation.security.DeclareRoles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import java.util.Set;
import org.eclipse.microprofile.auth.LoginConfig;

/** The door of the eclipse contract. Its {@code @LoginConfig} makes the container check every token of this archive. */
@ApplicationScoped
@ApplicationPath(EclipseApplication.PREFIX)
@LoginConfig(authMethod = "MP-JWT", realmName = "gatehouse")
@DeclareRoles({"GLOBAL_ADMIN", Groups.STAFF, Groups.CUSTOMER})
public class EclipseApplication extends DoorApplication {
    public static final String PREFIX = "/eclipse-conductor/rest/v1";

    @Override
    protected Set<Class<?>> own() {
        return Set.of(
                AdminIdentitiesResource.class,
                AdminPasskeysResource.class,
                AdminUsersResource.class,
                AuthenticationResource.class,
                CardsResource.class,
                CustomerCardsResource.class,
                CustomerWalletsResource.class,
                CustomersResource.class,
                IdentitiesResource.class,
                LoginChallengesResource.class,
                LogoutResource.class,
                PasskeysResource.class,
                PasswordChangeResource.class,
                SessionsResource.class,
                VerificationsResource.class,
                WalletsResource.class,
                SessionFilter.class);
    }
}
