package gatehouse.message;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import gatehouse.message.gateway.Channel;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.Randomness;
import gatehouse.platform.Sealing;
import gatehouse.platform.http.call.CurrentCall;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;

/**
 * Where a capability leaves what shall be sent. The sealed row and the hint to it share the caller's transaction: both
 * come to be or neither, together with whatever the message tells of.
 */
@ApplicationScoped
public class Outbox {
    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    private final Sealing sealing;
    private final KeyedHash keyedHash;
    private final Randomness randomness;
    private final Hints hints;
    private final Clock clock;

    @Inject
    Outbox(Sealing sealing, KeyedHash keyedHash, Randomness randomness, Hints hints, Clock clock) {
        this.sealing = sealing;
        this.keyedHash = keyedHash;
        this.randomness = randomness;
        this.hints = hints;
        this.clock = clock;
    }

    /** @return the id under which the message is sent, also when it is tried again */
    @Transactional(MANDATORY)
    public UUID post(Draft draft) {
        UUID id = randomness.id(clock);
        post(id, draft);
        return id;
    }

    /** @param id of what the message brings, by which its owner asks how it stands; only this one message has it */
    @Transactional(MANDATORY)
    public void post(UUID id, Draft draft) {
        String recipient = hash(draft.tenantId(), draft.channel(), draft.recipient());
        String askedFrom = draft.askedFrom()
                .map(address -> keyedHash.hex("message-asker", address))
                .orElse(null);
        Message message =
                new Message(id, draft, recipient, askedFrom, sealing, clock.instant()).in(CurrentCall.trace());
        entities.persist(message);
        hints.send(message, clock.instant(), Duration.ZERO);
    }

    /** Codes and other secrets of a tenant that still wait to be sent to this recipient stay here. */
    @Transactional(MANDATORY)
    public void withdraw(long tenantId, Channel channel, String recipient) {
        entities.createQuery("select m from Message m where m.recipientHash = :recipient order by m.id", Message.class)
                .setParameter("recipient", hash(tenantId, channel, recipient))
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .forEach(message -> message.withdraw(clock.instant()));
    }

    /** These messages still wait to be sent, and what they say is no longer true: they stay here. Unknown ids do no harm. */
    @Transactional(MANDATORY)
    public void withdraw(Collection<UUID> ids) {
        entities.createQuery("select m from Message m where m.id in :ids order by m.id", Message.class)
                .setParameter("ids", ids)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .forEach(message -> message.withdraw(clock.instant()));
    }

    private String hash(long tenantId, Channel channel, String recipient) {
        return keyedHash.hex("message-recipient", tenantId + "/" + channel + "/" + recipient);
    }
}
