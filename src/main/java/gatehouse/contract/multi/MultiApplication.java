package gatehouse.contract.multi;

import gatehouse.contract.multi.authentication.AccessTokenResource;
import gatehouse.contract.multi.authentication.BiometricLoginResource;
import gatehouse.contract.multi.authentication.IdentitiesResource;
import gatehouse.contract.multi.authentication.LoginResource;
import gatehouse.contract.multi.authentication.LogoutResource;
import gatehouse.contract.multi.call.IdempotencyFilter;
import gatehouse.contract.multi.call.ProgrammeFilter;
import gatehouse.contract.multi.card.ManagedCardsResource;
import gatehouse.contract.multi.error.MultiDialect;
import gatehouse.contract.multi.factor.FactorsResource;
import gatehouse.contract.multi.factor.OtpFactorResource;
import gatehouse.contract.multi.factor.PushFactorResource;
import gatehouse.contract.multi.identity.ConsumersResource;
import gatehouse.contract.multi.identity.CorporatesResource;
import gatehouse.contract.multi.password.LostPasswordResource;
import gatehouse.contract.multi.password.PasswordsResource;
import gatehouse.contract.multi.stepup.OtpStepUpResource;
import gatehouse.contract.multi.stepup.PushStepUpResource;
import gatehouse.contract.multi.user.InvitesResource;
import gatehouse.contract.multi.user.UsersResource;
import gatehouse.platform.http.DoorApplication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import java.util.Set;

/** The door of the multi contract. */
@ApplicationScoped
@ApplicationPath(MultiDialect.PREFIX)
public class MultiApplication extends DoorApplication {
    @Override
    protected Set<Class<?>> own() {
        return Set.of(
                AccessTokenResource.class,
                BiometricLoginResource.class,
                ConsumersResource.class,
                CorporatesResource.class,
                FactorsResource.class,
                IdempotencyFilter.class,
                IdentitiesResource.class,
                InvitesResource.class,
                LoginResource.class,
                LogoutResource.class,
                LostPasswordResource.class,
                ManagedCardsResource.class,
                OtpFactorResource.class,
                OtpStepUpResource.class,
                PasswordsResource.class,
                ProgrammeFilter.class,
                PushFactorResource.class,
                PushStepUpResource.class,
                UsersResource.class);
    }
}
