package gatehouse.message;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Who was asked to carry each message, when, and what they said. Rows go when their message goes. */
@ApplicationScoped
public class Attempts {
    private static final int LONGEST_REASON = 200;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    /** @param asked one after the other */
    @Transactional(MANDATORY)
    public void add(UUID message, List<Attempt> asked) {
        for (Attempt attempt : asked) {
            entities.createNativeQuery("insert into message_attempt"
                            + " (position, message_id, gateway, asked, outcome, reason)"
                            + " values (nextval('message_attempt_position'), ?1, ?2, ?3, ?4, ?5)")
                    .setParameter(1, message)
                    .setParameter(2, attempt.gateway())
                    .setParameter(3, attempt.asked().atOffset(ZoneOffset.UTC))
                    .setParameter(4, attempt.outcome().name())
                    .setParameter(5, attempt.reason().map(Attempts::clip).orElse(null))
                    .executeUpdate();
        }
    }

    /** In the order in which they were made. */
    @Transactional(MANDATORY)
    public List<Attempt> of(UUID message) {
        return entities
                .createQuery(
                        "select a from AttemptRow a where a.messageId = :message order by a.position", AttemptRow.class)
                .setParameter("message", message)
                .getResultList()
                .stream()
                .map(AttemptRow::toAttempt)
                .toList();
    }

    private static String clip(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }
}
