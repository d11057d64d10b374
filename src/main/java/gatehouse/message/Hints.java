package gatehouse.message;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import gatehouse.message.flow.Broker;
import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.MessagePurpose;
import gatehouse.platform.log.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSRuntimeException;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Sends the queue a pointer to a row of the outbox, in the transaction that is under way: the hint becomes visible when
 * that commits, and never if it does not.
 *
 * <p>A queue is addressed by its physical name, because that works on every server whether the broker was there before
 * the application or came with it.
 */
@ApplicationScoped
class Hints {
    /** Brokers count whole milliseconds by their own clock: never let a hint come just before its message is due. */
    private static final Duration LATENESS = Duration.ofMillis(50);

    /** Of 0 to 9; the usual one is 4. */
    private static final int URGENT = 7;

    private static final Log LOG = Log.of(Hints.class);

    @Inject
    Broker broker;

    /**
     * Of a row of the outbox. One in vain is tried again by the sweeper as soon as the message is due.
     *
     * @return whether there was a broker to take it
     */
    @Transactional(MANDATORY)
    public boolean send(Message message, Instant now, Duration delay) {
        boolean isTaken = send(message.id(), message.channel(), message.purpose(), delay);
        if (!isTaken) {
            message.missHint(now.plus(delay));
        }
        return isTaken;
    }

    /**
     * A broker that is away does not stop the caller: the row is there, and the sweeper will find it. Without a
     * transaction a pooled session may be one that waits for a commit which never comes.
     *
     * @return whether there was a broker to take it
     */
    @Transactional(MANDATORY)
    public boolean send(UUID message, Channel channel, MessagePurpose purpose, Duration delay) {
        try (JMSContext session = broker.session()) {
            session.createProducer()
                    .setPriority(priorityOf(purpose))
                    .setDeliveryDelay(delay.isZero() ? 0 : delay.plus(LATENESS).toMillis())
                    .send(session.createQueue(queueOf(channel)), message.toString());
            return true;
        } catch (JMSRuntimeException away) {
            LOG.warning("message.hint-lost id=" + message + ": left to the sweeper", away);
            return false;
        }
    }

    /** Somebody waits for a code; what only tells them something lets it pass, however much of it there is. */
    static int priorityOf(MessagePurpose purpose) {
        return purpose.isNotice() ? jakarta.jms.Message.DEFAULT_PRIORITY : URGENT;
    }

    static String queueOf(Channel channel) {
        return channel == Channel.WEBHOOK ? Dispatcher.EVENTS : Dispatcher.QUEUE;
    }
}
