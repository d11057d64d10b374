package gatehouse.message;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.challenge.Answer;
import gatehouse.challenge.Challenges;
import gatehouse.challenge.Issuance;
import gatehouse.challenge.Kind;
import gatehouse.challenge.Purpose;
import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.FakeGateway;
import gatehouse.message.gateway.MessagePurpose;
import gatehouse.platform.Randomness;
import gatehouse.platform.Sealing;
import gatehouse.platform.Secret;
import gatehouse.rig.InsideGatehouse;
import gatehouse.tenant.ChallengePolicy;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionRequiredException;
import jakarta.transaction.TransactionalException;
import jakarta.transaction.UserTransaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** The outbox with the server's own transactions, queue, message-driven bean and timer. */
class OutboxIT extends InsideGatehouse {
    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final Duration A_WHILE = Duration.ofSeconds(2);
    private static final ChallengePolicy POLICY =
            new ChallengePolicy(Duration.ofMinutes(5), Duration.ofMinutes(10), 5, Duration.ofSeconds(15));

    @Inject
    Outbox outbox;

    @Inject
    Messages messages;

    @Inject
    Inbox inbox;

    @Inject
    Hints hints;

    @Inject
    Texts texts;

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

    @Resource
    UserTransaction transaction;

    @Test
    void codeThatWasIssuedAndPostedInOneTransactionReachesItsRecipient() throws Exception {
        long subject = someNumber();
        UUID id = inTransaction(() -> {
            Issuance.Issued issued = issue(subject);
            return outbox.post(draft(
                    Channel.SMS,
                    texts.passwordResetCode(issued.answer(), POLICY.codeLife()),
                    Optional.of(issued.expires())));
        });

        await(() -> status(id) == Message.Status.SENT);

        assertThat(delivered(id)).singleElement().satisfies(message -> {
            assertThat(message.text()).contains("123456");
            assertThat(message.to()).isEqualTo("27820000009");
        });
        assertThat(inTransaction(
                        () -> challenges.answer(subject, Purpose.PASSWORD_RESET, Secret.of("123456"), clock.instant())))
                .isEqualTo(new Answer.Right());
    }

    @Test
    void rollbackLeavesNeitherChallengeNorRowNorHint() throws Exception {
        long subject = someNumber();
        transaction.begin();
        issue(subject);
        UUID id = outbox.post(draft(Channel.SMS));
        entities.flush();
        transaction.rollback();

        assertThat(status(id)).isNull();
        assertThat(inTransaction(
                        () -> challenges.answer(subject, Purpose.PASSWORD_RESET, Secret.of("123456"), clock.instant())))
                .isEqualTo(new Answer.NoneLive());

        // A hint that had survived would find the row that now gets the same id.
        persistWithoutHint(id, draft(Channel.SMS));
        pause(A_WHILE);
        assertThat(status(id)).isEqualTo(Message.Status.QUEUED);
    }

    @Test
    void postWithoutATransactionIsRefused() {
        Assertions.assertThatThrownBy(() -> outbox.post(draft(Channel.SMS)))
                .isInstanceOf(TransactionalException.class)
                .hasCauseInstanceOf(TransactionRequiredException.class);
    }

    @Test
    void doubledHintsSendOnce() throws Exception {
        UUID id = inTransaction(() -> {
            UUID posted = outbox.post(draft(Channel.SMS));
            for (int i = 0; i < 10; i++) {
                hints.send(posted, Duration.ZERO);
            }
            return posted;
        });

        await(() -> status(id) == Message.Status.SENT);
        pause(A_WHILE);

        assertThat(find(id).attempts()).isEqualTo(1);
        assertThat(delivered(id)).hasSize(1);
    }

    @Test
    void messageThatNoGatewayTakesEndsDeadAndVisible() throws Exception {
        UUID id = inTransaction(() -> outbox.post(draft(Channel.WEBHOOK)));

        await(() -> status(id) == Message.Status.DEAD);

        assertThat(messages.dead(100))
                .filteredOn(dead -> dead.id().equals(id))
                .extracting(DeadLetter::reason)
                .containsExactly("none: no gateway carries WEBHOOK");
    }

    @Test
    void messageThatAGatewayRefusesForGoodEndsDeadAndVisible() throws Exception {
        UUID id = randomness.id(clock);
        persistWithoutHint(id, draft(Channel.SMS));

        new Dispatch(messages, new Gateways(List.of(FakeGateway.refusingForGood("primary"))), sealing, clock)
                .attempt(id);

        assertThat(messages.dead(100))
                .filteredOn(dead -> dead.id().equals(id))
                .extracting(DeadLetter::reason)
                .containsExactly("primary: no such number");
    }

    @Test
    void expiredMessageIsNeverSent() throws Exception {
        UUID id = inTransaction(
                () -> outbox.post(draft(Channel.SMS, Secret.of("too late"), Optional.of(clock.instant()))));

        await(() -> status(id) == Message.Status.EXPIRED);

        assertThat(delivered(id)).isEmpty();
    }

    private Issuance.Issued issue(long subject) {
        return (Issuance.Issued) challenges.issue(subject, Purpose.PASSWORD_RESET, Kind.CODE, POLICY, clock.instant());
    }

    private static Draft draft(Channel channel) {
        return draft(channel, Secret.of("Hello"), Optional.empty());
    }

    private static Draft draft(Channel channel, Secret text, Optional<Instant> expires) {
        return new Draft(1, channel, MessagePurpose.PASSWORD_RESET_CODE, "+27820000009", text, expires);
    }

    private void persistWithoutHint(UUID id, Draft draft) throws Exception {
        inTransaction(() -> {
            entities.persist(new Message(id, draft, sealing, clock.instant()));
            return null;
        });
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
            return inTransaction(() -> entities.find(Message.class, id));
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private long someNumber() {
        return Long.parseLong(randomness.digits(9));
    }

    private <T> T inTransaction(Callable<T> work) throws Exception {
        transaction.begin();
        try {
            T result = work.call();
            transaction.commit();
            return result;
        } catch (Exception failed) {
            transaction.rollback();
            throw failed;
        }
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
}
