package gatehouse.message.inbox;

import static jakarta.transaction.Transactional.TxType.REQUIRED;
import static jakarta.transaction.Transactional.TxType.REQUIRES_NEW;

import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.Outgoing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The phone and the mailbox of everybody in the sandbox; always empty in production, where no gateway writes to it. */
@ApplicationScoped
public class Inbox {
    private static final String DELIVERED = "DELIVERED";

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    private final Clock clock;

    @Inject
    public Inbox(Clock clock) {
        this.clock = clock;
    }

    /**
     * What was delivered, newest first.
     *
     * @param to only to this recipient; a phone number with or without its plus
     * @param limit how many at most
     */
    @Transactional(REQUIRED)
    public List<InboxMessage> list(Optional<String> to, Optional<Channel> channel, int limit) {
        StringBuilder question = new StringBuilder("select d from Delivery d where 1 = 1");
        to.ifPresent(recipient -> question.append(" and d.recipient = :recipient"));
        channel.ifPresent(only -> question.append(" and d.channel = :channel"));
        TypedQuery<Delivery> query = entities.createQuery(
                question.append(" order by d.position desc").toString(), Delivery.class);
        to.ifPresent(recipient -> query.setParameter("recipient", withoutPlus(recipient)));
        channel.ifPresent(only -> query.setParameter("channel", only));
        return query.setMaxResults(limit).getResultList().stream()
                .map(Delivery::toMessage)
                .toList();
    }

    @Transactional(REQUIRED)
    public void clear() {
        entities.createQuery("delete from Delivery d").executeUpdate();
    }

    /** Keeps the message once, however often it comes under the same id. Only a gateway of the sandbox calls this. */
    @Transactional(REQUIRES_NEW)
    public void deliver(Outgoing message) {
        String to = message.channel() == Channel.SMS ? withoutPlus(message.recipient()) : message.recipient();
        entities.createNativeQuery(
                        "insert into inbox (position, id, channel, recipient, text, purpose, status, created)"
                                + " values (nextval('inbox_position'), ?1, ?2, ?3, ?4, ?5, ?6, ?7) on conflict do nothing")
                .setParameter(1, message.id())
                .setParameter(2, message.channel().name())
                .setParameter(3, to)
                .setParameter(4, message.text().reveal())
                .setParameter(5, message.purpose().name())
                .setParameter(6, DELIVERED)
                .setParameter(7, clock.instant().atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    private static String withoutPlus(String recipient) {
        return recipient.startsWith("+") ? recipient.substring(1).strip() : recipient;
    }
}
