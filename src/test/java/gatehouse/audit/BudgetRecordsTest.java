package gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.message.budget.PrefixStopped;
import gatehouse.message.budget.Stop;
import gatehouse.support.Told;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BudgetRecordsTest {
    private final Told<Occurrence> told = new Told<>();
    private final BudgetRecords records = new BudgetRecords(told);

    @Test
    void countryThatIsStoppedIsRecordedAndNobodyDidIt() {
        records.stopped(new PrefixStopped(7, new Stop("263", Instant.EPOCH, 100, 2)));

        assertThat(told.all())
                .singleElement()
                .extracting(Occurrence::action, Occurrence::outcome, Occurrence::tenantId, Occurrence::actorId)
                .containsExactly(Action.STOP_PREFIX, "STOPPED_263", Optional.of(7L), Optional.empty());
    }
}
