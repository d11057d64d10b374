package gatehouse.message;

import gatehouse.message.budget.Returned;
import gatehouse.message.budget.StopRow;
import gatehouse.message.flow.Backlogs;
import gatehouse.message.flow.Carried;
import gatehouse.message.flow.Pause;
import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.Gateway;
import gatehouse.message.gateway.MessagePurpose;
import gatehouse.message.inbox.Delivery;
import gatehouse.message.inbox.Inbox;
import gatehouse.message.route.Gateways;
import gatehouse.message.route.Router;
import gatehouse.message.route.Routes;
import gatehouse.message.tally.CodeOutcome;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.MovableClock;
import gatehouse.platform.Randomness;
import gatehouse.platform.Sealing;
import gatehouse.platform.Secret;
import gatehouse.platform.Settings;
import gatehouse.platform.telemetry.Spans;
import gatehouse.support.TestDatabase;
import gatehouse.support.Told;
import gatehouse.support.Wiring;
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

/** The outbox on a database in memory, with a queue that only remembers what it was told. */
public final class OutboxBench implements AutoCloseable {
    public static final Instant START = Instant.parse("2026-05-01T10:00:00Z");
    static final String PHONE = "27820000001";
    static final String CODE = "604713";

    public final TestDatabase database = TestDatabase.with(
            Message.class, AttemptRow.class, Delivery.class, StopRow.class, Returned.class, CodeOutcome.class);
    public final MovableClock clock = new MovableClock(Clock.fixed(START, ZoneOffset.UTC));
    final Randomness randomness = new Randomness(new SecureRandom());
    final Sealing sealing = new Sealing(new byte[32], randomness);
    final RememberingQueue hints = new RememberingQueue();
    final List<RememberingQueue.Hint> sent = hints.sent;
    private final Wiring wiring =
            new Wiring(database, clock, randomness, sealing, new KeyedHash(new byte[32]), hints, Settings.of(Map.of()));
    final Told<Carried> carried = new Told<>();
    final Messages messages = wiring.get(Messages.class);
    public final Inbox inbox = wiring.get(Inbox.class);
    final Outbox outbox = wiring.get(Outbox.class);
    public final Receipts receipts = wiring.get(Receipts.class);
    final ParkedReceipts parked = wiring.get(ParkedReceipts.class);
    final Routes routes = wiring.get(Routes.class);
    final Backlogs backlogs = wiring.get(Backlogs.class);
    final Pause pause = wiring.get(Pause.class);

    <T> List<T> told(Class<T> type) {
        return wiring.told(type);
    }

    /** Everything goes to one number here: budgets are tried elsewhere. */
    public OutboxBench() {
        database.run("insert into tenant (id, name, created) values (1, 'Bank', current_timestamp)");
        database.run("insert into sms_budget (tenant_id, countries, number_hour, number_day, address_hour, address_day,"
                + " prefix_hour, prefix_day, tenant_hour, tenant_day)"
                + " values (1, '', 1000000, 1000000, 1000000, 1000000, 1000000, 1000000, 1000000, 1000000)");
    }

    public UUID post(Channel channel, Duration life) {
        return post(draft(channel, Optional.of(clock.instant().plus(life))));
    }

    public UUID post(Draft draft) {
        return database.inTransaction(() -> outbox.post(draft));
    }

    UUID postWithinTransaction() {
        return outbox.post(draft(Channel.SMS, Optional.empty()));
    }

    public UUID post() {
        return post(Channel.SMS, Duration.ofMinutes(20));
    }

    static Draft draft(Channel channel, Optional<Instant> expires) {
        return new Draft(
                1,
                channel,
                MessagePurpose.PASSWORD_RESET_CODE,
                PHONE,
                Secret.of("Your code is " + CODE),
                expires,
                Optional.empty());
    }

    Dispatch dispatchSealedWith(byte[] key, Gateway gateway) {
        return new Dispatch(messages, router(gateway), new Sealing(key, randomness), clock, carried, Spans.none());
    }

    Router router(Gateway... gateways) {
        return new Router(new Gateways(List.of(gateways), List.of(), clock), routes);
    }

    public UUID post(String text) {
        return post(new Draft(
                1,
                Channel.SMS,
                MessagePurpose.PASSWORD_RESET_CODE,
                PHONE,
                Secret.of(text),
                Optional.empty(),
                Optional.empty()));
    }

    /** For tests of other rooms: makes one attempt at a message. */
    public interface Attempts {
        void make(UUID message);
    }

    public Attempts attempts(Gateway... gateways) {
        return dispatch(gateways)::attempt;
    }

    /** Posts a message and makes one attempt. */
    public UUID send(Gateway... gateways) {
        UUID id = post();
        dispatch(gateways).attempt(id);
        return id;
    }

    Dispatch dispatch(Gateway... gateways) {
        return new Dispatch(messages, router(gateways), sealing, clock, carried, Spans.none());
    }

    Replay replay(long tenantId, UUID id) {
        return database.inTransaction(() -> messages.replay(tenantId, id));
    }

    public void later(Duration time) {
        clock.setTo(clock.offset().plus(time));
    }

    public String status(UUID id) {
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
}
