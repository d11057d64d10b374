package gatehouse.message;

import static jakarta.transaction.Transactional.TxType.REQUIRES_NEW;

import gatehouse.message.gateway.Receipt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Receipts of messages that are not known yet: an operator can be faster than the note that a message was sent. Who is
 * still not known after a few minutes is somebody else's, such as another system that uses the same account.
 */
@ApplicationScoped
public class ParkedReceipts {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    private final Messages messages;
    private final Clock clock;

    @Inject
    ParkedReceipts(Messages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /** Of two for one message the first is kept. */
    @Transactional(REQUIRES_NEW)
    public void park(String gateway, Receipt receipt) {
        entities.createNativeQuery("insert into message_receipt (gateway, reference, delivered, reason, received)"
                        + " values (?1, ?2, ?3, ?4, ?5) on conflict do nothing")
                .setParameter(1, gateway)
                .setParameter(2, receipt.reference())
                .setParameter(3, receipt.delivered())
                .setParameter(4, receipt.reason())
                .setParameter(5, clock.instant().atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    /**
     * Gives those whose message is known by now to it, and forgets those that have waited too long.
     *
     * @return how many were given, at most {@code limit}
     */
    @Transactional(REQUIRES_NEW)
    @SuppressWarnings("unchecked") // Four columns.
    protected int settle(int limit) {
        List<Object[]> known = entities.createNativeQuery("select p.gateway, p.reference, p.delivered, p.reason"
                        + " from message_receipt p join message m"
                        + " on m.gateway = p.gateway and m.gateway_reference = p.reference"
                        + " order by p.gateway, p.reference limit ?1")
                .setParameter(1, limit)
                .getResultList();
        for (Object[] row : known) {
            String gateway = (String) row[0];
            // A transaction of its own, and the same again if this one fails.
            messages.receipt(gateway, new Receipt((String) row[1], (Boolean) row[2], (String) row[3]));
            entities.createNativeQuery("delete from message_receipt where gateway = ?1 and reference = ?2")
                    .setParameter(1, gateway)
                    .setParameter(2, row[1])
                    .executeUpdate();
        }
        Instant tooOld = clock.instant().minus(PATIENCE);
        entities.createNativeQuery("delete from message_receipt where received < ?1")
                .setParameter(1, tooOld.atOffset(ZoneOffset.UTC))
                .executeUpdate();
        return known.size();
    }
}
