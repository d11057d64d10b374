package gatehouse.identity;

import gatehouse.access.Access;
import gatehouse.access.Caller;
import gatehouse.access.Permission;
import gatehouse.access.Target;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.identity.IdentityOutcome.Refused;
import gatehouse.platform.Secret;
import gatehouse.subject.LoginName;
import gatehouse.subject.PartyId;
import gatehouse.tenant.Population;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.Optional;

/**
 * Gives a customer or an admin user an identity to sign in with. The password is hashed between two short transactions.
 */
@ApplicationScoped
public class CreateIdentity {
    private final Identities identities;
    private final PasswordIntake intake;
    private final Access access;
    private final Refusals refusals;

    @Inject
    CreateIdentity(Identities identities, PasswordIntake intake, Access access, Refusals refusals) {
        this.identities = identities;
        this.intake = intake;
        this.access = access;
        this.refusals = refusals;
    }

    /**
     * What is asked for.
     *
     * @param password empty for one that signs in with a passkey, as soon as it has registered one
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

    public IdentityOutcome create(Caller caller, Wish wish, Circumstances circumstances) {
        return refusals.told(
                decide(caller, wish, circumstances), caller, wish.target(), Action.CREATE_IDENTITY, circumstances);
    }

    private IdentityOutcome decide(Caller caller, Wish wish, Circumstances circumstances) {
        Optional<Population> population = identities.populationOf(wish.tenantId(), wish.party());
        if (population.isEmpty()) {
            return Refused.MISSING;
        }
        if (wish.name().isReserved() || identities.isTaken(population.get(), wish.name())) {
            return Refused.TAKEN;
        }
        if (wish.password().isEmpty()) {
            return add(caller, population.get(), wish, Optional.empty(), circumstances);
        }
        return intake.take(
                wish.password().get(),
                new PasswordIntake.Terms(population.get().passwordPreset(), wish.name()),
                access.allows(caller, Permission.IMPORT_PASSWORD, wish.target()),
                new IdentityIntake(
                        password -> add(caller, population.get(), wish, Optional.of(password), circumstances)));
    }

    /** Of two who want one name at the same moment the database lets in one; the other finds the name taken. */
    private IdentityOutcome add(
            Caller caller,
            Population population,
            Wish wish,
            Optional<ReadyPassword> password,
            Circumstances circumstances) {
        try {
            return identities.add(caller, population, wish, password, circumstances);
        } catch (PersistenceException refused) {
            if (identities.isTaken(population, wish.name())) {
                return Refused.TAKEN;
            }
            throw refused;
        }
    }
}
