package gatehouse.operation;

import gatehouse.access.Caller;
import gatehouse.access.Target;
import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.message.budget.Budget;
import gatehouse.message.budget.Budgets;
import gatehouse.message.budget.Stops;
import gatehouse.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Replaces the budget of a tenant's texts, and lets codes go again to a country where they were stopped. */
@ApplicationScoped
@Transactional
public class ChangeBudgets {
    private final Tenants tenants;
    private final Budgets budgets;
    private final Stops stops;
    private final Event<Occurrence> occurrences;

    @Inject
    ChangeBudgets(Tenants tenants, Budgets budgets, Stops stops, Event<Occurrence> occurrences) {
        this.tenants = tenants;
        this.budgets = budgets;
        this.stops = stops;
        this.occurrences = occurrences;
    }

    /** What was counted stays counted. @return false when there is no such tenant */
    public boolean replace(Caller caller, long tenantId, Budget wanted, Circumstances circumstances) {
        return tenants.lock(tenantId)
                .map(tenant -> {
                    budgets.replace(tenantId, wanted);
                    tell(caller, tenantId, Action.CHANGE_BUDGETS, "DONE", circumstances);
                    return tenant;
                })
                .isPresent();
    }

    /** @return false when codes are not stopped there */
    public boolean lift(Caller caller, long tenantId, String prefix, Circumstances circumstances) {
        boolean lifted = stops.lift(tenantId, prefix);
        tell(caller, tenantId, Action.LIFT_STOP, lifted ? "LIFTED_" + prefix : "MISSING", circumstances);
        return lifted;
    }

    private void tell(Caller caller, long tenantId, Action action, String outcome, Circumstances circumstances) {
        occurrences.fire(Occurrence.about(caller, Target.tenant(tenantId), action, outcome, circumstances));
    }
}
