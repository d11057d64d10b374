package gatehouse.message;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.FakeGateway;
import gatehouse.message.gateway.MessagePurpose;
import gatehouse.message.gateway.Receipt;
import gatehouse.message.gateway.Submission;
import gatehouse.platform.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is noted for charts when a code leaves, and when its receipt comes. */
class SentCodesInChartsTest {
    private final OutboxBench bench = new OutboxBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void codeThatLeftIsNotedOnce() {
        bench.send(accepting());

        assertThat(noted()).containsExactly("1 SMS SENT 10");
    }

    @Test
    void codeThatNoGatewayTookIsNotNoted() {
        bench.send(FakeGateway.answering("primary", message -> new Submission.Rejected("no", true)));

        assertThat(noted()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true, DELIVERED", "false, FAILED"})
    void receiptIsNotedOnceInTheHourInWhichTheCodeWasSent(boolean delivered, String outcome) {
        UUID id = bench.send(accepting());
        bench.later(Duration.ofHours(2));
        Receipt receipt = delivered ? Receipt.delivered("ref-" + id) : Receipt.failed("ref-" + id, "handset off");

        bench.receipts.take("primary", receipt);
        bench.receipts.take("primary", receipt);

        assertThat(noted()).containsExactlyInAnyOrder("1 SMS SENT 10", "1 SMS " + outcome + " 10");
    }

    /** Nobody answers them. */
    @ParameterizedTest
    @CsvSource({"SMS, PASSWORD_CHANGED", "SMS, CARD_ACCESS_PASSWORD", "SMS, EVENT"})
    void whatIsNoCodeIsNotNoted(Channel channel, MessagePurpose purpose) {
        UUID id = bench.post(new Draft(
                1, channel, purpose, OutboxBench.PHONE, Secret.of("Hello"), Optional.empty(), Optional.empty()));

        bench.attempts(accepting()).make(id);

        assertThat(bench.status(id)).isEqualTo("SENT");
        assertThat(noted()).isEmpty();
    }

    private static FakeGateway accepting() {
        return FakeGateway.answering("primary", message -> new Submission.Accepted("ref-" + message.id()));
    }

    /** Tenant, channel, outcome and the hour of the day. */
    @SuppressWarnings("unchecked") // The query has one column.
    private List<Object> noted() {
        return bench.database.inTransaction(
                entities -> entities.createNativeQuery("select concat(tenant_id, ' ', channel, ' ', outcome, ' ',"
                                + " extract(hour from sent at time zone 'UTC')) from code_outcome order by id")
                        .getResultList());
    }
}
