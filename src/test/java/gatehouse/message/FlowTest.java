package gatehouse.message;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.message.flow.Backlog;
import gatehouse.message.flow.Carried;
import gatehouse.message.flow.Carried.Result;
import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.FakeGateway;
import gatehouse.message.gateway.Receipt;
import gatehouse.message.gateway.Submission;
import gatehouse.platform.http.call.CurrentCall;
import gatehouse.platform.http.call.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What can be seen of messages on their way: how many wait, what gateways said, and whose call they belong to. */
class FlowTest {
    private static final Trace TRACE = new Trace("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331");

    private final OutboxBench bench = new OutboxBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void nothingWaitsInAnEmptyOutbox() {
        assertThat(backlog()).isEqualTo(new Backlog(0, Duration.ZERO, Duration.ZERO));
    }

    @Test
    void theBacklogIsWhatWaitsAndHowLong() {
        bench.post();
        bench.later(Duration.ofSeconds(30));
        bench.post();
        bench.later(Duration.ofSeconds(10));
        bench.send(FakeGateway.accepting("primary"));

        assertThat(backlog()).isEqualTo(new Backlog(2, Duration.ofSeconds(40), Duration.ofSeconds(40)));
    }

    /** What a gateway refuses for now waits too, but nobody is to blame here. */
    @Test
    void whatWasTriedIsOldButNotUntried() {
        bench.send(FakeGateway.refusing("primary"));
        bench.later(Duration.ofSeconds(30));
        bench.post();
        bench.later(Duration.ofSeconds(10));

        assertThat(backlog()).isEqualTo(new Backlog(2, Duration.ofSeconds(40), Duration.ofSeconds(10)));
    }

    /** They have a queue of their own, and a tenant's slow machine is nobody's fault here. */
    @Test
    void eventsToTenantsMachinesCountButAreNotUntried() {
        bench.post(Channel.WEBHOOK, Duration.ofDays(1));
        bench.later(Duration.ofSeconds(30));
        bench.post();
        bench.later(Duration.ofSeconds(10));

        assertThat(backlog()).isEqualTo(new Backlog(2, Duration.ofSeconds(40), Duration.ofSeconds(10)));
    }

    @Test
    void deadOnesWaitForNothing() {
        bench.send(FakeGateway.refusingForGood("primary"));

        assertThat(backlog().queued()).isZero();
    }

    @Test
    void eachAnswerOfAGatewayIsToldOnce() {
        bench.send(FakeGateway.refusing("primary"), FakeGateway.unreachable("second"), FakeGateway.accepting("third"));

        assertThat(bench.carried.all())
                .containsExactly(
                        new Carried(Channel.SMS, "primary", Result.REJECTED, Duration.ZERO),
                        new Carried(Channel.SMS, "second", Result.UNREACHABLE, Duration.ZERO),
                        new Carried(Channel.SMS, "third", Result.ACCEPTED, Duration.ZERO));
    }

    @Test
    void theTimeThatAGatewayTookIsToldToo() {
        FakeGateway slow = FakeGateway.answering("slow", message -> {
            bench.later(Duration.ofSeconds(2));
            return new Submission.Rejected("no such number", true);
        });

        bench.send(slow);

        assertThat(bench.carried.all())
                .containsExactly(new Carried(Channel.SMS, "slow", Result.REFUSED, Duration.ofSeconds(2)));
    }

    @Test
    void theFirstReceiptOfAMessageIsToldAndNoOther() {
        UUID id = bench.send(FakeGateway.accepting("primary"));

        bench.receipts.take("primary", new Receipt("ref-" + id, true, ""));
        bench.receipts.take("primary", new Receipt("ref-" + id, false, "late"));
        bench.receipts.take("primary", new Receipt("of-somebody-else", true, ""));

        assertThat(bench.told(Carried.class))
                .containsExactly(new Carried(Channel.SMS, "primary", Result.DELIVERED, Duration.ZERO));
    }

    @Test
    void whatBecomesOfAMessageIsPartOfTheCallThatWantedIt() {
        List<Trace> seen = new ArrayList<>();
        List<UUID> posted = new ArrayList<>();
        FakeGateway watching = FakeGateway.answering("watching", message -> {
            seen.add(CurrentCall.trace());
            return new Submission.Accepted("1");
        });

        CurrentCall.continuing(TRACE, () -> posted.add(bench.post()));
        bench.dispatch(watching).attempt(posted.get(0));
        bench.dispatch(watching).attempt(bench.post());

        assertThat(seen).containsExactly(TRACE, Trace.NONE);
        assertThat(CurrentCall.trace()).isEqualTo(Trace.NONE);
        assertThat(bench.column(posted.get(0), "traceparent"))
                .isEqualTo("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    }

    private Backlog backlog() {
        return bench.backlogs.read();
    }
}
