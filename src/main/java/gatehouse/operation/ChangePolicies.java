package gatehouse.operation;

import gatehouse.access.Caller;
import gatehouse.access.Target;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.operation.PolicyChange.Done;
import gatehouse.operation.PolicyChange.Objected;
import gatehouse.operation.PolicyChange.Refused;
import gatehouse.tenant.Policies;
import gatehouse.tenant.PolicyObjection;
import gatehouse.tenant.Population;
import gatehouse.tenant.Tenant;
import gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Decides under which rules the subjects of a population live. */
@ApplicationScoped
public class ChangePolicies {
    private final Tenants tenants;
    private final Event<Occurrence> occurrences;

    @Inject
    ChangePolicies(Tenants tenants, Event<Occurrence> occurrences) {
        this.tenants = tenants;
        this.occurrences = occurrences;
    }

    /**
     * What is asked for.
     *
     * @param version of the rules that the new ones were made from
     */
    public record Wish(long tenantId, String population, long version, Policies policies) {}

    /** Nobody changes the rules of the operator's own. */
    @Transactional
    public PolicyChange change(Caller caller, Wish wish, Circumstances circumstances) {
        // Two who change the rules of one tenant come one after the other.
        Optional<Population> found = tenants.lock(wish.tenantId())
                .filter(tenant -> tenant.id() != Tenant.PLATFORM)
                .flatMap(tenant -> tenants.findPopulation(tenant.id(), wish.population()));
        if (found.isEmpty()) {
            tell(caller, wish, "MISSING", circumstances);
            return Refused.MISSING;
        }
        Population population = found.get();
        if (population.version() != wish.version()) {
            tell(caller, wish, "STALE", circumstances);
            return Refused.STALE;
        }
        Optional<PolicyObjection> objection = population.objectionTo(wish.policies());
        if (objection.isPresent()) {
            tell(caller, wish, "REFUSED", circumstances);
            return new Objected(objection.get());
        }
        population.adopt(wish.policies());
        tell(caller, wish, "DONE", circumstances);
        return new Done(population);
    }

    private void tell(Caller caller, Wish wish, String outcome, Circumstances circumstances) {
        occurrences.fire(Occurrence.about(
                caller, Target.tenant(wish.tenantId()), Action.CHANGE_POLICIES, outcome, circumstances));
    }
}
