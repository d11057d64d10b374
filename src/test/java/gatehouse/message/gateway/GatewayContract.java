package gatehouse.message.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.platform.Secret;
import gatehouse.support.Together;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What every gateway has to hold; extend it and say which gateway. */
public abstract class GatewayContract {
    protected static final String RECIPIENT = "+27820000001";
    public static final String TEXT = "Your code is 604713. It is valid for 5 minutes.";

    /** One that can be reached, and accepts. */
    protected abstract Gateway gateway();

    /** One that the gateway carries. */
    protected Channel channel() {
        return Channel.SMS;
    }

    /** What {@link #channel()} sends to. */
    protected String recipient() {
        return RECIPIENT;
    }

    @Test
    void nameFitsTheRow() {
        assertThat(gateway().name()).matches("[a-z0-9-]{1,60}");
    }

    @Test
    void carriesItsChannelAndNoEvents() {
        assertThat(gateway().carries(channel())).isTrue();
        assertThat(gateway().carries(Channel.WEBHOOK)).isFalse();
    }

    @Test
    void acceptedMessageGetsAReferenceThatFitsTheRow() {
        assertThat(submit(message(UUID.randomUUID())).reference()).isNotBlank().hasSizeLessThanOrEqualTo(100);
    }

    @Test
    void sameMessageMayComeAgain() {
        Outgoing message = message(UUID.randomUUID());

        Submission.Accepted first = submit(message);

        assertThat(submit(message).reference()).isNotBlank();
        assertThat(first.reference()).isNotBlank();
    }

    @Test
    void carriesMessagesThatNeverExpire() {
        submit(new Outgoing(
                UUID.randomUUID(),
                channel(),
                MessagePurpose.PASSWORD_CHANGED,
                recipient(),
                Secret.of(TEXT),
                Optional.empty()));
    }

    @Test
    void messagesMayComeFromManyThreads() throws Exception {
        Gateway gateway = gateway();

        List<Submission> all = Together.times(8, () -> gateway.submit(message(UUID.randomUUID())));

        assertThat(all).hasOnlyElementsOfType(Submission.Accepted.class);
    }

    @Test
    void neitherRecipientNorTextGetsIntoTheLog() {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        Handler listener = listener(lines);
        Logger root = Logger.getLogger("");
        root.addHandler(listener);
        try {
            submit(message(UUID.randomUUID()));
        } finally {
            root.removeHandler(listener);
        }

        assertThat(lines).noneMatch(line -> line.contains("604713") || line.contains(bare(recipient())));
    }

    protected Outgoing message(UUID id) {
        return new Outgoing(
                id,
                channel(),
                MessagePurpose.PASSWORD_RESET_CODE,
                recipient(),
                Secret.of(TEXT),
                Optional.of(Instant.parse("2099-01-01T00:00:00Z")));
    }

    private Submission.Accepted submit(Outgoing message) {
        Submission outcome = gateway().submit(message);
        assertThat(outcome).isInstanceOf(Submission.Accepted.class);
        return (Submission.Accepted) outcome;
    }

    private static String bare(String recipient) {
        return recipient.startsWith("+") ? recipient.substring(1) : recipient;
    }

    static Handler listener(List<String> lines) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
