package gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.message.budget.BudgetUsedUp;
import gatehouse.message.budget.Hold;
import gatehouse.message.budget.PrefixStopped;
import gatehouse.message.budget.Stop;
import gatehouse.message.budget.Text;
import gatehouse.support.Told;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BudgetRecordsTest {
    private final Told<Occurrence> told = new Told<>();
    private final BudgetRecords records = new BudgetRecords(told);

    @Test
    void budgetThatIsUsedUpIsRecordedAndNobodyDidIt() {
        records.usedUp(new BudgetUsedUp(7, Hold.PREFIX, "hour", Text.Kind.OPEN_CODE, "263"));
        records.usedUp(new BudgetUsedUp(7, Hold.TENANT, "day", Text.Kind.NOTICE, "263"));

        assertThat(told.all())
                .extracting(Occurrence::action, Occurrence::outcome, Occurrence::tenantId)
                .containsExactly(
                        tuple(Action.USE_UP_BUDGET, "OPEN_CODE_PREFIX_263_HOUR", Optional.of(7L)),
                        tuple(Action.USE_UP_BUDGET, "NOTICE_TENANT_DAY", Optional.of(7L)));
    }

    @Test
    void countryThatIsStoppedIsRecordedAndNobodyDidIt() {
        records.stopped(new PrefixStopped(7, new Stop("263", Text.Kind.OPEN_CODE, Instant.EPOCH, 100, 2)));

        assertThat(told.all())
                .singleElement()
                .extracting(Occurrence::action, Occurrence::outcome, Occurrence::tenantId, Occurrence::actorId)
                .containsExactly(Action.STOP_PREFIX, "OPEN_CODE_263", Optional.of(7L), Optional.empty());
    }
}
