package gatehouse.message;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.message.gateway.FakeGateway;
import gatehouse.message.gateway.Receipt;
import gatehouse.message.gateway.Submission;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceiptsTest {
    private final OutboxBench bench = new OutboxBench();
    private final Receipts receipts = bench.receipts;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void receiptTellsThatAMessageArrived() {
        UUID id = sent();

        assertThat(receipts.take("primary", Receipt.delivered("ref-" + id))).isTrue();

        assertThat(bench.status(id)).isEqualTo("DELIVERED");
    }

    @Test
    void receiptTellsThatAMessageDidNotArrive() {
        UUID id = sent();

        assertThat(receipts.take("primary", Receipt.failed("ref-" + id, "handset off")))
                .isTrue();

        assertThat(bench.status(id)).isEqualTo("FAILED");
        assertThat(bench.column(id, "failure")).isEqualTo("handset off");
    }

    @Test
    void firstReceiptCountsAndDoubledOnesChangeNothing() {
        UUID id = sent();

        receipts.take("primary", Receipt.delivered("ref-" + id));
        receipts.take("primary", Receipt.delivered("ref-" + id));
        receipts.take("primary", Receipt.failed("ref-" + id, "too late"));

        assertThat(bench.status(id)).isEqualTo("DELIVERED");
        assertThat(bench.column(id, "failure")).isNull();
    }

    @Test
    void unknownReceiptIsIgnored() {
        UUID id = sent();

        assertThat(receipts.take("primary", Receipt.delivered("ref-unknown"))).isFalse();
        assertThat(receipts.take("other", Receipt.failed("ref-" + id, "handset off")))
                .isFalse();

        assertThat(bench.status(id)).isEqualTo("SENT");
    }

    /** The operator is faster than we are at noting that the message left. */
    @Test
    void receiptThatOvertakesTheNoteOfItsMessageCounts() {
        UUID id = bench.post();
        FakeGateway fast = FakeGateway.answering("primary", message -> {
            assertThat(receipts.take("primary", Receipt.delivered("1"))).isFalse();
            receipts.take("primary", Receipt.failed("1", "the second one"));
            return new Submission.Accepted("1");
        });
        bench.dispatch(fast).attempt(id);
        assertThat(bench.status(id)).isEqualTo("SENT");

        assertThat(bench.parked.settle(10)).isEqualTo(1);

        assertThat(bench.status(id)).isEqualTo("DELIVERED");
        assertThat(parked()).isZero();
        assertThat(bench.parked.settle(10)).isZero();
    }

    @Test
    void receiptOfNobodysMessageIsForgottenAfterFiveMinutes() {
        receipts.take("primary", Receipt.delivered("ref-unknown"));
        receipts.take("primary", Receipt.delivered("ref-unknown"));
        bench.later(Duration.ofMinutes(5));
        bench.parked.settle(10);
        assertThat(parked()).isEqualTo(1);

        bench.later(Duration.ofMillis(1));
        bench.parked.settle(10);

        assertThat(parked()).isZero();
    }

    @Test
    void receiptOfAMessageThatIsNotSentYetIsNotTakenForIt() {
        UUID id = bench.post();

        receipts.take("primary", Receipt.delivered("ref-" + id));

        assertThat(bench.status(id)).isEqualTo("QUEUED");
    }

    @Test
    void lateReceiptCountsAsLongAsTheMessageIsKept() {
        UUID id = sent();
        bench.later(Duration.ofDays(89));

        assertThat(receipts.take("primary", Receipt.delivered("ref-" + id))).isTrue();

        assertThat(bench.status(id)).isEqualTo("DELIVERED");
    }

    @Test
    void longReferenceIsFoundAgain() {
        UUID id = bench.post();
        String reference = "r".repeat(150);
        bench.dispatch(FakeGateway.answering("primary", message -> new Submission.Accepted(reference)))
                .attempt(id);

        assertThat(receipts.take("primary", Receipt.delivered(reference))).isTrue();
    }

    private long parked() {
        return bench.database.number("select count(*) from message_receipt");
    }

    private UUID sent() {
        UUID id = bench.post();
        bench.dispatch(FakeGateway.accepting("primary")).attempt(id);
        return id;
    }
}
