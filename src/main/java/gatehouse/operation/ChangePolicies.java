package gatehouse.operation;

import gatehouse.access.Caller;
import gatehouse.access.Target;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.tenant.Policies;
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

    /** @return what holds now; empty when there is no such population. Nobody changes the rules of the operator's own. */
    @Transactional
    public Optional<Population> change(
            Caller caller, long tenantId, String population, Policies policies, Circumstances circumstances) {
        // Two who change the rules of one tenant come one after the other.
        Optional<Population> found = tenants.lock(tenantId)
                .filter(tenant -> tenant.id() != Tenant.PLATFORM)
                .flatMap(tenant -> tenants.findPopulation(tenant.id(), population));
        found.ifPresent(known -> {
            known.adopt(policies);
            occurrences.fire(
                    Occurrence.about(caller, Target.tenant(tenantId), Action.CHANGE_POLICIES, "DONE", circumstances));
        });
        return found;
    }
}
