package gatehouse.message;

import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.Gateway;
import gatehouse.message.gateway.MessagePurpose;
import gatehouse.message.gateway.Outgoing;
import gatehouse.platform.ClockMovedBack;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.MovableClock;
import gatehouse.platform.Randomness;
import gatehouse.platform.Sealing;
import gatehouse.platform.Secret;
import gatehouse.platform.Settings;
import gatehouse.support.TestDatabase;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The outbox on a database in memory, with a queue that only remembers what it was told. */
public final class OutboxBench implements AutoCloseable {
    static final Instant START = Instant.parse("2026-05-01T10:00:00Z");
    static final String PHONE = "27820000001";
    static final String CODE = "604713";

    final TestDatabase database = TestDatabase.with(Message.class, Delivery.class);
    final MovableClock clock = new MovableClock(Clock.fixed(START, ZoneOffset.UTC));
    final Randomness randomness = new Randomness(new SecureRandom());
    final Sealing sealing = new Sealing(new byte[32], randomness);
    final RememberingQueue hints = new RememberingQueue();
    final List<RememberingQueue.Hint> sent = hints.sent;
    final Messages messages = new Transacted();
    final Inbox inbox = new TransactedInbox();
    final Outbox outbox = new Outbox(sealing, new KeyedHash(new byte[32]), randomness, hints, clock);

    OutboxBench() {
        outbox.entities = database.entities();
        messages.entities = database.entities();
        inbox.entities = database.entities();
    }

    UUID post(Channel channel, Duration life) {
        return post(draft(channel, Optional.of(clock.instant().plus(life))));
    }

    UUID post(Draft draft) {
        return database.inTransaction(() -> outbox.post(draft));
    }

    UUID postWithinTransaction() {
        return outbox.post(draft(Channel.SMS, Optional.empty()));
    }

    UUID post() {
        return post(Channel.SMS, Duration.ofMinutes(20));
    }

    static Draft draft(Channel channel, Optional<Instant> expires) {
        return new Draft(
                1, channel, MessagePurpose.PASSWORD_RESET_CODE, PHONE, Secret.of("Your code is " + CODE), expires);
    }

    Dispatch dispatch(Gateway... gateways) {
        return new Dispatch(messages, new Gateways(List.of(gateways)), sealing, clock);
    }

    void later(Duration time) {
        clock.setTo(clock.offset().plus(time));
    }

    String status(UUID id) {
        return column(id, "status");
    }

    String column(UUID id, String column) {
        try (var connection = database.source().getConnection();
                var query = connection.prepareStatement("select " + column + " from message where id = ?")) {
            query.setObject(1, id);
            ResultSet rows = query.executeQuery();
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        database.close();
    }

    /** Does what the annotations make the container do. */
    private final class Transacted extends Messages {
        Transacted() {
            super(hints, clock, Settings.of(Map.of()));
        }

        @Override
        public List<DeadLetter> dead(long tenantId, int limit) {
            return own(() -> super.dead(tenantId, limit));
        }

        @Override
        public Replay replay(long tenantId, UUID id) {
            return own(() -> super.replay(tenantId, id));
        }

        @Override
        void forget(ClockMovedBack back) {
            own(() -> {
                super.forget(back);
                return null;
            });
        }

        @Override
        protected Optional<Claim> claim(UUID id, Duration patience) {
            return own(() -> super.claim(id, patience));
        }

        @Override
        protected void accept(UUID id, String gateway, String reference) {
            own(() -> {
                super.accept(id, gateway, reference);
                return null;
            });
        }

        @Override
        protected Optional<Message.Status> refuse(Claim claim, String reason, boolean permanent) {
            return own(() -> super.refuse(claim, reason, permanent));
        }

        @Override
        protected boolean receipt(String gateway, String reference, Consumer<Message> receipt) {
            return own(() -> super.receipt(gateway, reference, receipt));
        }

        @Override
        protected int sweep(int limit) {
            return own(() -> super.sweep(limit));
        }

        @Override
        protected int purge(int limit) {
            return own(() -> super.purge(limit));
        }

        private <T> T own(Supplier<T> work) {
            return database.inTransaction(work);
        }
    }

    private final class TransactedInbox extends Inbox {
        TransactedInbox() {
            super(clock);
        }

        @Override
        public List<InboxMessage> list(Optional<String> to, Optional<Channel> channel, int limit) {
            return database.inTransaction(() -> super.list(to, channel, limit));
        }

        @Override
        public void clear() {
            database.inTransaction(() -> {
                super.clear();
                return null;
            });
        }

        @Override
        public void deliver(Outgoing message) {
            database.inTransaction(() -> {
                super.deliver(message);
                return null;
            });
        }
    }
}
