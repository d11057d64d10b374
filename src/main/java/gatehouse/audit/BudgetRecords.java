package gatehouse.audit;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.message.budget.BudgetUsedUp;
import gatehouse.message.budget.Hold;
import gatehouse.message.budget.PrefixStopped;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;

/** Makes occurrences of countries that codes of a tenant stop to go to, and of budgets that are used up, which nobody in particular did. */
@ApplicationScoped
class BudgetRecords {
    private final Event<Occurrence> occurrences;

    @Inject
    BudgetRecords(Event<Occurrence> occurrences) {
        this.occurrences = occurrences;
    }

    void stopped(@Observes PrefixStopped stopped) {
        record(Action.STOP_PREFIX, stopped.stop().codes() + "_" + stopped.stop().prefix(), stopped.tenantId());
    }

    void usedUp(@Observes BudgetUsedUp budget) {
        String where = budget.budget() == Hold.PREFIX ? "_" + budget.prefix() : "";
        record(
                Action.USE_UP_BUDGET,
                budget.kind() + "_" + budget.budget() + where + "_"
                        + budget.window().toUpperCase(Locale.ROOT),
                budget.tenantId());
    }

    private void record(Action action, String outcome, long tenantId) {
        occurrences.fire(new Occurrence(
                action,
                Optional.empty(),
                outcome,
                Optional.of(tenantId),
                Optional.empty(),
                Optional.empty(),
                Circumstances.ofCurrentCall()));
    }
}
