package gatehouse.audit;

import gatehouse.authentication.Circumstances;
import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.message.budget.PrefixStopped;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;

/** Makes occurrences of countries that codes of a tenant stop to go to, which nobody in particular did. */
@ApplicationScoped
class BudgetRecords {
    private final Event<Occurrence> occurrences;

    @Inject
    BudgetRecords(Event<Occurrence> occurrences) {
        this.occurrences = occurrences;
    }

    void stopped(@Observes PrefixStopped stopped) {
        occurrences.fire(new Occurrence(
                Action.STOP_PREFIX,
                Optional.empty(),
                "STOPPED_" + stopped.stop().prefix(),
                Optional.of(stopped.tenantId()),
                Optional.empty(),
                Optional.empty(),
                Circumstances.ofCurrentCall()));
    }
}
