package gatehouse.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.challenge.Answer;
import gatehouse.challenge.Challenges;
import gatehouse.challenge.Issuance;
import gatehouse.challenge.Kind;
import gatehouse.challenge.Purpose;
import gatehouse.challenge.Recipient;
import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.FakeGateway;
import gatehouse.message.gateway.MessagePurpose;
import gatehouse.message.inbox.Inbox;
import gatehouse.message.inbox.InboxMessage;
import gatehouse.message.route.Gateways;
import gatehouse.message.route.Router;
import gatehouse.message.route.Routes;
import gatehouse.platform.Randomness;
import gatehouse.platform.Sealing;
import gatehouse.platform.Secret;
import gatehouse.platform.database.GatehouseDataSource;
import gatehouse.platform.telemetry.Spans;
import gatehouse.rig.InsideGatehouse;
import gatehouse.rig.OwnTransaction;
import gatehouse.support.Told;
import gatehouse.tenant.ChallengePolicy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionRequiredException;
import jakarta.transaction.TransactionalException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The outbox with the server's own transactions, queue, message-driven bean and timer. */
class OutboxIT extends InsideGatehouse {
    private static final Duration AT_MOST = Duration.ofSeconds(60);
    private static final Duration A_WHILE = Duration.ofSeconds(2);
    private static final Duration LONGER_THAN_A_LOCK_IS_WAITED_FOR = Duration.ofSeconds(7);
    private static final Duration LONGER_THAN_A_CONNECTION_IS_WAITED_FOR = Duration.ofSeconds(3);
    private static final int MORE_THAN_THE_POOL_HAS = 100;
    private static final int MANY = 100;
    private static final Instant FAR_AWAY = Instant.parse("2099-01-01T00:00:00Z");
    private static final ChallengePolicy POLICY =
            new ChallengePolicy(Duration.ofMinutes(5), Duration.ofMinutes(10), 5, Duration.ofSeconds(15));

    @Inject
    Outbox outbox;

    @Inject
    Messages messages;

    @Inject
    Inbox inbox;

    @Inject
    Routes routes;

    @Inject
    Hints hints;

    @Inject
    Challenges challenges;

    @Inject
    Sealing sealing;

    @Inject
    Randomness randomness;

    @Inject
    Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    OwnTransaction transaction;

    @Resource(lookup = GatehouseDataSource.NAME)
    DataSource database;

    @Resource
    ManagedExecutorService threads;

    @Test
    void codeThatWasIssuedAndPostedInOneTransactionReachesItsRecipient() throws Exception {
        long subject = someNumber();
        UUID id = transaction.call(() -> {
            Issuance.Issued issued = issue(subject);
            return outbox.post(draft(
                    Channel.SMS,
                    Secret.of("Your code is " + issued.answer().reveal() + "."),
                    Optional.of(issued.expires())));
        });

        await(() -> status(id) == Message.Status.SENT);

        assertThat(delivered(id)).singleElement().satisfies(message -> {
            assertThat(message.text()).contains("123456");
            assertThat(message.to()).isEqualTo("27820000009");
        });
        assertThat(transaction.call(() -> challenges.answer(
                        Recipient.of(subject), Purpose.PASSWORD_RESET, Secret.of("123456"), clock.instant())))
                .isEqualTo(new Answer.Right());
    }

    @Test
    void rollbackLeavesNeitherChallengeNorRowNorHint() throws Exception {
        long subject = someNumber();
        UUID id = randomness.id(clock);
        assertThatThrownBy(() -> transaction.call(() -> {
                    issue(subject);
                    persist(id, draft(Channel.SMS));
                    hints.send(id, Channel.SMS, MessagePurpose.PASSWORD_RESET_CODE, Duration.ZERO);
                    throw new ChangeOfMind();
                }))
                .isInstanceOf(ChangeOfMind.class);

        assertThat(status(id)).isNull();
        assertThat(transaction.call(() -> challenges.answer(
                        Recipient.of(subject), Purpose.PASSWORD_RESET, Secret.of("123456"), clock.instant())))
                .isEqualTo(new Answer.NoneLive());

        // A hint that had survived would find the row that now gets the same id.
        persistWithoutHint(id, draft(Channel.SMS));
        sweepAt(id, FAR_AWAY);
        pause(A_WHILE);
        assertThat(status(id)).isEqualTo(Message.Status.QUEUED);
    }

    @Test
    void postWithoutATransactionIsRefused() {
        assertThatThrownBy(() -> outbox.post(draft(Channel.SMS)))
                .isInstanceOf(TransactionalException.class)
                .hasCauseInstanceOf(TransactionRequiredException.class);
    }

    @Test
    void doubledHintsSendOnce() throws Exception {
        UUID id = transaction.call(() -> {
            UUID posted = outbox.post(draft(Channel.SMS));
            for (int i = 0; i < 10; i++) {
                hints.send(posted, Channel.SMS, MessagePurpose.PASSWORD_RESET_CODE, Duration.ZERO);
            }
            return posted;
        });

        await(() -> status(id) == Message.Status.SENT);
        pause(A_WHILE);

        assertThat(find(id).attempts()).isEqualTo(1);
        assertThat(delivered(id)).hasSize(1);
    }

    /** All come to the queue at the same moment, the code last; a few may be taken before the broker has seen it. */
    @Test
    void aCodePassesNoticesThatWait() throws Exception {
        List<UUID> notices = new ArrayList<>();
        UUID code = transaction.call(() -> {
            for (int i = 0; i < MANY; i++) {
                notices.add(outbox.post(noticeTo("+2782001" + (1000 + i))));
            }
            return outbox.post(draft(Channel.SMS));
        });

        await(() -> notices.stream().allMatch(id -> status(id) == Message.Status.SENT));

        Instant sent = finished(code);
        assertThat(notices.stream().filter(id -> finished(id).isBefore(sent)).count())
                .isLessThan(MANY / 2);
    }

    private Instant finished(UUID id) {
        return messages.find(1, id).flatMap(MessageReport::finished).orElseThrow();
    }

    /** Each to another number: one number's budget would hold the rest back. */
    private static Draft noticeTo(String phone) {
        return new Draft(1, Channel.SMS, MessagePurpose.PASSWORD_CHANGED, phone, Secret.of("Hello"), Optional.empty());
    }

    @Test
    void hintThatMetALockedRowIsDeliveredAgain() throws Exception {
        UUID id = leftToItsHint(draft(Channel.SMS));

        transaction.call(() -> {
            entities.find(Message.class, id, LockModeType.PESSIMISTIC_WRITE);
            threads.submit(() -> hint(id)).get();
            pause(LONGER_THAN_A_LOCK_IS_WAITED_FOR);
            return null;
        });

        await(() -> status(id) == Message.Status.SENT);
        assertThat(find(id).attempts()).isEqualTo(1);
        assertThat(delivered(id)).hasSize(1);
    }

    @Test
    void hintThatMetNoDatabaseIsDeliveredAgain() throws Exception {
        UUID id = leftToItsHint(draft(Channel.SMS));

        List<Connection> all = allConnections();
        hint(id);
        pause(LONGER_THAN_A_CONNECTION_IS_WAITED_FOR);
        for (Connection connection : all) {
            connection.close();
        }

        await(() -> status(id) == Message.Status.SENT);
        assertThat(find(id).attempts()).isEqualTo(1);
        assertThat(delivered(id)).hasSize(1);
    }

    @Test
    void refusedMessageComesAgainByADelayedHint() throws Exception {
        UUID id = leftToItsHint(draft(Channel.SMS));

        dispatch(FakeGateway.refusing("primary")).attempt(id);
        sweepAt(id, FAR_AWAY);

        await(() -> status(id) == Message.Status.SENT);
        assertThat(find(id).attempts()).isEqualTo(2);
        assertThat(delivered(id)).hasSize(1);
    }

    @Test
    void sweeperFindsAMessageWhoseHintWasLost() throws Exception {
        UUID id = randomness.id(clock);
        persistWithoutHint(id, draft(Channel.SMS));

        sweepAt(id, clock.instant());

        await(() -> status(id) == Message.Status.SENT);
    }

    @Test
    void sweeperFindsAMessageWhoseDispatcherDied() throws Exception {
        UUID id = leftToItsHint(draft(Channel.SMS));

        messages.claim(id, Duration.ofSeconds(1));

        await(() -> status(id) == Message.Status.SENT);
        assertThat(find(id).attempts()).isEqualTo(2);
    }

    @Test
    void messageThatNoGatewayTakesEndsDeadAndVisible() throws Exception {
        UUID id = transaction.call(() -> outbox.post(draft(Channel.WEBHOOK)));

        await(() -> status(id) == Message.Status.DEAD);

        assertThat(messages.dead(1, 100))
                .filteredOn(dead -> dead.id().equals(id))
                .extracting(DeadLetter::reason)
                .containsExactly("webhook: the tenant has no webhook");
    }

    @Test
    void messageThatAGatewayRefusesForGoodEndsDeadAndVisible() throws Exception {
        UUID id = leftToItsHint(draft(Channel.SMS));

        dispatch(FakeGateway.refusingForGood("primary")).attempt(id);

        assertThat(messages.dead(1, 100))
                .filteredOn(dead -> dead.id().equals(id))
                .extracting(DeadLetter::reason)
                .containsExactly("primary: no such number");
    }

    @Test
    void expiredMessageIsNeverSent() throws Exception {
        UUID id = transaction.call(
                () -> outbox.post(draft(Channel.SMS, Secret.of("too late"), Optional.of(clock.instant()))));

        await(() -> status(id) == Message.Status.EXPIRED);

        assertThat(delivered(id)).isEmpty();
    }

    private Issuance.Issued issue(long subject) {
        return (Issuance.Issued)
                challenges.issue(Recipient.of(subject), Purpose.PASSWORD_RESET, Kind.CODE, POLICY, clock.instant());
    }

    private static Draft draft(Channel channel) {
        return draft(channel, Secret.of("Hello"), Optional.empty());
    }

    private static Draft draft(Channel channel, Secret text, Optional<Instant> expires) {
        String recipient = channel == Channel.WEBHOOK ? "1" : "+27820000009";
        return new Draft(1, channel, MessagePurpose.PASSWORD_RESET_CODE, recipient, text, expires, Optional.empty());
    }

    private Dispatch dispatch(FakeGateway gateway) {
        return new Dispatch(
                messages,
                new Router(new Gateways(List.of(gateway), List.of(), clock), routes),
                sealing,
                clock,
                new Told<>(),
                Spans.none());
    }

    private void persist(UUID id, Draft draft) {
        entities.persist(new Message(id, draft, "", null, sealing, clock.instant()));
    }

    private void persistWithoutHint(UUID id, Draft draft) throws Exception {
        transaction.call(() -> {
            persist(id, draft);
            return null;
        });
    }

    /** A message that only a hint can bring, not the sweeper. */
    private UUID leftToItsHint(Draft draft) throws Exception {
        UUID id = randomness.id(clock);
        persistWithoutHint(id, draft);
        sweepAt(id, FAR_AWAY);
        return id;
    }

    private Void hint(UUID id) throws Exception {
        return transaction.call(() -> {
            hints.send(id, Channel.SMS, MessagePurpose.PASSWORD_RESET_CODE, Duration.ZERO);
            return null;
        });
    }

    private void sweepAt(UUID id, Instant time) throws Exception {
        transaction.call(() -> entities.createQuery("update Message m set m.sweep = :time where m.id = :id")
                .setParameter("time", time)
                .setParameter("id", id)
                .executeUpdate());
    }

    /** Every connection of the pool, so that nobody else gets one. */
    private List<Connection> allConnections() {
        List<Connection> all = new ArrayList<>();
        try {
            while (all.size() < MORE_THAN_THE_POOL_HAS) {
                all.add(database.getConnection());
            }
        } catch (SQLException none) {
            return all;
        }
        throw new AssertionError("The pool has no end");
    }

    private List<InboxMessage> delivered(UUID id) {
        return inbox.list(Optional.empty(), Optional.empty(), 1000).stream()
                .filter(message -> message.id().equals(id))
                .toList();
    }

    private Message.Status status(UUID id) {
        return Optional.ofNullable(find(id)).map(Message::status).orElse(null);
    }

    private Message find(UUID id) {
        try {
            return transaction.call(() -> entities.find(Message.class, id));
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private long someNumber() {
        return Long.parseLong(randomness.digits(9));
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + AT_MOST.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            pause(Duration.ofMillis(50));
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class ChangeOfMind extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
