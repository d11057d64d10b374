package gatehouse.message.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.message.OutboxBench;
import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.Gateway;
import gatehouse.message.gateway.GatewayContract;
import gatehouse.message.gateway.MessagePurpose;
import gatehouse.message.gateway.Outgoing;
import gatehouse.platform.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SandboxGatewayTest extends GatewayContract {
    private static final int ALL = 100;

    private final OutboxBench bench = new OutboxBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Override
    protected Gateway gateway() {
        return new SandboxGateway(bench.inbox);
    }

    @Test
    void inboxShowsWhatTheRecipientReads() {
        UUID id = UUID.randomUUID();

        gateway().submit(message(id));

        assertThat(bench.inbox.list(Optional.empty(), Optional.empty(), ALL))
                .containsExactly(new InboxMessage(
                        id,
                        Channel.SMS,
                        "27820000001",
                        TEXT,
                        MessagePurpose.PASSWORD_RESET_CODE,
                        "DELIVERED",
                        OutboxBench.START));
    }

    @Test
    void sameIdIsShownOnce() {
        Outgoing message = message(UUID.randomUUID());

        gateway().submit(message);
        gateway().submit(message);

        assertThat(bench.inbox.list(Optional.empty(), Optional.empty(), ALL)).hasSize(1);
    }

    @Test
    void newestComesFirstWhateverTheClockSays() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        bench.later(Duration.ofHours(1));
        gateway().submit(message(first));
        bench.clock.setTo(Duration.ZERO);
        gateway().submit(message(second));

        assertThat(bench.inbox.list(Optional.empty(), Optional.empty(), ALL))
                .extracting(InboxMessage::id)
                .containsExactly(second, first);
        assertThat(bench.inbox.list(Optional.empty(), Optional.empty(), 1))
                .extracting(InboxMessage::id)
                .containsExactly(second);
    }

    @Test
    void listCanBeNarrowedByRecipientWithOrWithoutPlusAndByChannel() {
        UUID sms = UUID.randomUUID();
        UUID email = UUID.randomUUID();
        gateway().submit(message(sms));
        gateway().submit(email(email));

        assertThat(ids(Optional.of("27820000001"), Optional.empty())).containsExactly(sms);
        assertThat(ids(Optional.of("+27820000001"), Optional.empty())).containsExactly(sms);
        assertThat(ids(Optional.of("user+tag@example.com"), Optional.empty())).containsExactly(email);
        assertThat(ids(Optional.empty(), Optional.of(Channel.EMAIL))).containsExactly(email);
        assertThat(ids(Optional.of("27820000001"), Optional.of(Channel.EMAIL))).isEmpty();
    }

    @Test
    void inboxCanBeCleared() {
        gateway().submit(message(UUID.randomUUID()));

        bench.inbox.clear();

        assertThat(ids(Optional.empty(), Optional.empty())).isEmpty();
    }

    @Test
    void carriesWhatPeopleReadAndNothingElse() {
        assertThat(gateway().carries(Channel.EMAIL)).isTrue();
        assertThat(gateway().carries(Channel.PUSH)).isTrue();
        assertThat(gateway().carries(Channel.WEBHOOK)).isFalse();
    }

    private List<UUID> ids(Optional<String> to, Optional<Channel> channel) {
        return bench.inbox.list(to, channel, ALL).stream().map(InboxMessage::id).toList();
    }

    private static Outgoing email(UUID id) {
        return new Outgoing(
                id,
                Channel.EMAIL,
                MessagePurpose.PASSWORD_RESET_LINK,
                "user+tag@example.com",
                Secret.of("Choose a new password"),
                Optional.empty());
    }
}
