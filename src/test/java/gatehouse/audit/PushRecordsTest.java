package gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.authentication.Occurrence;
import gatehouse.authentication.Occurrence.Action;
import gatehouse.authenticator.device.DeviceUse;
import gatehouse.push.Asker;
import gatehouse.push.PushSettled;
import gatehouse.push.PushState;
import gatehouse.push.PushTried;
import gatehouse.support.Told;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What of the challenges of devices is audited. */
class PushRecordsTest {
    private final Told<Occurrence> told = new Told<>();
    private final PushRecords records = new PushRecords(told);

    @Test
    void everyTryIsRecordedAsItsSubjectsOwn() {
        records.tried(new PushTried(PushTried.Step.ISSUE, "Issued", 1, 7));
        records.tried(new PushTried(PushTried.Step.ANSWER, "ACCEPTED", 1, 7));

        assertThat(told.all()).extracting(Occurrence::action).containsExactly(Action.ISSUE_PUSH, Action.ANSWER_PUSH);
        assertThat(told.all()).allSatisfy(one -> {
            assertThat(one.tenantId()).contains(1L);
            assertThat(one.subjectId()).contains(7L);
            assertThat(one.actorId()).contains(7L);
            assertThat(one.factor()).contains("push");
        });
    }

    @Test
    void whatNobodyAnsweredIsRecordedAsNobodys() {
        for (PushState end : PushState.values()) {
            records.settled(
                    new PushSettled(9, 1, 7, Asker.session(new UUID(0, 1)), DeviceUse.PROMPT, end, Optional.empty()));
        }

        assertThat(told.all()).singleElement().satisfies(one -> {
            assertThat(one.outcome()).isEqualTo("EXPIRED");
            assertThat(one.actorId()).isEmpty();
        });
    }
}
