package gatehouse.message;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.message.gateway.FakeGateway;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceiptsTest {
    private final OutboxBench bench = new OutboxBench();
    private final Receipts receipts = new Receipts(bench.messages);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void receiptTellsThatAMessageArrived() {
        UUID id = sent();

        assertThat(receipts.delivered("primary", "ref-" + id)).isTrue();

        assertThat(bench.status(id)).isEqualTo("DELIVERED");
    }

    @Test
    void receiptTellsThatAMessageDidNotArrive() {
        UUID id = sent();

        assertThat(receipts.failed("primary", "ref-" + id, "handset off")).isTrue();

        assertThat(bench.status(id)).isEqualTo("FAILED");
        assertThat(bench.column(id, "failure")).isEqualTo("handset off");
    }

    @Test
    void firstReceiptCountsAndDoubledOnesChangeNothing() {
        UUID id = sent();

        receipts.delivered("primary", "ref-" + id);
        receipts.delivered("primary", "ref-" + id);
        receipts.failed("primary", "ref-" + id, "too late");

        assertThat(bench.status(id)).isEqualTo("DELIVERED");
        assertThat(bench.column(id, "failure")).isNull();
    }

    @Test
    void unknownReceiptIsIgnored() {
        UUID id = sent();

        assertThat(receipts.delivered("primary", "ref-unknown")).isFalse();
        assertThat(receipts.failed("other", "ref-" + id, "handset off")).isFalse();

        assertThat(bench.status(id)).isEqualTo("SENT");
    }

    private UUID sent() {
        UUID id = bench.post();
        bench.dispatch(FakeGateway.accepting("primary")).attempt(id);
        return id;
    }
}
