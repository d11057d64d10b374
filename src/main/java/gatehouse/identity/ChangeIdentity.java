package gatehouse.identity;

import gatehouse.access.Access;
import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.authentication.Circumstances;
import gatehouse.identity.IdentityOutcome.Refused;
import gatehouse.platform.Secret;
import gatehouse.subject.LoginName;
import gatehouse.subject.Subject;
import gatehouse.tenant.Population;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Changes the password or the dates of an identity; what is not named stays as it is. */
@ApplicationScoped
public class ChangeIdentity {
    private final Identities identities;
    private final IdentityChanges changes;
    private final PasswordIntake intake;

    @Inject
    ChangeIdentity(Identities identities, IdentityChanges changes, PasswordIntake intake) {
        this.identities = identities;
        this.changes = changes;
        this.intake = intake;
    }

    /**
     * What is asked for.
     *
     * @param password empty to keep the one there is
     */
    public record Wish(
            long tenantId,
            long customerId,
            LoginName name,
            Optional<Secret> password,
            Validity validity,
            FactorWish factors) {
        Target target() {
            return Target.customer(tenantId, customerId);
        }
    }

    public IdentityOutcome change(Caller caller, Wish wish, Circumstances circumstances) {
        Optional<Population> population = identities.populationOf(wish.tenantId(), wish.customerId());
        Optional<Subject> subject = identities.find(wish.tenantId(), wish.customerId(), wish.name());
        if (population.isEmpty() || subject.isEmpty()) {
            return Refused.MISSING;
        }
        long subjectId = subject.get().id();
        if (wish.password().isEmpty()) {
            return changes.apply(caller, subjectId, Optional.empty(), wish, circumstances);
        }
        PasswordIntake.Terms terms = new PasswordIntake.Terms(
                population.get().passwordPreset(),
                wish.name(),
                Access.allows(caller, Permission.IMPORT_PASSWORD, wish.target()));
        return intake.take(
                wish.password().get(),
                terms,
                new IdentityIntake(
                        password -> changes.apply(caller, subjectId, Optional.of(password), wish, circumstances)));
    }
}
