package gatehouse.identity;

import gatehouse.access.Access;
import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authenticator.password.FormerPasswords;
import gatehouse.identity.IdentityOutcome.Refused;
import gatehouse.platform.Secret;
import gatehouse.subject.LoginName;
import gatehouse.subject.PartyId;
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
    private final FormerPasswords former;
    private final Access access;
    private final Refusals refusals;

    @Inject
    ChangeIdentity(
            Identities identities,
            IdentityChanges changes,
            PasswordIntake intake,
            FormerPasswords former,
            Access access,
            Refusals refusals) {
        this.identities = identities;
        this.changes = changes;
        this.intake = intake;
        this.former = former;
        this.access = access;
        this.refusals = refusals;
    }

    /**
     * What is asked for.
     *
     * @param password empty to keep the one there is
     */
    public record Wish(
            long tenantId,
            PartyId party,
            LoginName name,
            Optional<Secret> password,
            Validity validity,
            FactorWish factors) {
        Target target() {
            return Target.of(tenantId, party);
        }
    }

    public IdentityOutcome change(Caller caller, Wish wish, Circumstances circumstances) {
        return refusals.told(
                decide(caller, wish, circumstances), caller, wish.target(), Action.CHANGE_IDENTITY, circumstances);
    }

    private IdentityOutcome decide(Caller caller, Wish wish, Circumstances circumstances) {
        Optional<Population> population = identities.populationOf(wish.tenantId(), wish.party());
        Optional<Subject> subject = identities.find(wish.tenantId(), wish.party(), wish.name());
        if (population.isEmpty() || subject.isEmpty()) {
            return Refused.MISSING;
        }
        long subjectId = subject.get().id();
        if (wish.password().isEmpty()) {
            return changes.apply(caller, subjectId, Optional.empty(), wish, circumstances);
        }
        return intake.take(
                wish.password().get(),
                new PasswordIntake.Terms(population.get().passwordPreset(), wish.name(), former.lastOf(subject.get())),
                access.allows(caller, Permission.IMPORT_PASSWORD, wish.target()),
                new IdentityIntake(
                        password -> changes.apply(caller, subjectId, Optional.of(password), wish, circumstances)));
    }
}
