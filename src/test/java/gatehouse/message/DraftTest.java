package gatehouse.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.MessagePurpose;
import gatehouse.message.gateway.Outgoing;
import gatehouse.platform.Secret;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DraftTest {
    @Test
    void neitherDraftNorOutgoingShowsRecipientOrText() {
        Outgoing outgoing = new Outgoing(
                UUID.randomUUID(),
                Channel.SMS,
                MessagePurpose.PASSWORD_RESET_CODE,
                OutboxBench.PHONE,
                Secret.of(OutboxBench.CODE),
                Optional.empty());

        assertThat(OutboxBench.draft(Channel.SMS, Optional.empty()).toString() + outgoing)
                .doesNotContain(OutboxBench.PHONE, OutboxBench.CODE);
    }

    @Test
    void draftNeedsARecipientAndATextOfReasonableLength() {
        assertThatThrownBy(() -> draft(" ", "text")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> draft("1".repeat(255), "text")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> draft("1", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> draft("1", "t".repeat(1001))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void longestDraftFitsItsSealedColumns() {
        try (OutboxBench bench = new OutboxBench()) {
            UUID id = bench.post(draft("1".repeat(254), "\uD83D\uDE00".repeat(1000)));

            assertThat(bench.status(id)).isEqualTo("QUEUED");
        }
    }

    @Test
    void longestMailFitsItsSealedColumns() {
        try (OutboxBench bench = new OutboxBench()) {
            UUID id = bench.post(mail("é".repeat(2_500), "s".repeat(200)));

            assertThat(bench.status(id)).isEqualTo("QUEUED");
        }
        assertThatThrownBy(() -> mail("é".repeat(2_501), "s")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void subjectIsOneLineOfReasonableLength() {
        assertThatThrownBy(() -> mail("text", "s".repeat(201))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> mail("text", "Hello\r\nBcc: eve@example.com"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void maskShowsTheEndOfANumberAndTheDomainOfAnAddress() {
        assertThat(to("+27820000001").maskedRecipient()).isEqualTo("***001");
        assertThat(to("user@example.com").maskedRecipient()).isEqualTo("***@example.com");
        assertThat(to("12").maskedRecipient()).isEqualTo("***12");
    }

    private static Draft mail(String text, String subject) {
        return new Draft(
                1,
                Channel.EMAIL,
                MessagePurpose.PASSWORD_CHANGED,
                "user@example.com",
                Secret.of(text),
                Optional.empty(),
                Optional.of(subject));
    }

    private static Draft draft(String recipient, String text) {
        return new Draft(
                1,
                Channel.SMS,
                MessagePurpose.PASSWORD_CHANGED,
                recipient,
                Secret.of(text),
                Optional.empty(),
                Optional.empty());
    }

    private static Outgoing to(String recipient) {
        return new Outgoing(
                UUID.randomUUID(),
                Channel.SMS,
                MessagePurpose.PASSWORD_CHANGED,
                recipient,
                Secret.of("text"),
                Optional.empty());
    }
}
