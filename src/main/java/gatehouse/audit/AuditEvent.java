package gatehouse.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A record of the audit, as staff may see it.
 *
 * @param action what was tried
 * @param factor by which factor, in the words of RFC 8176
 * @param outcome how it ended, the name of the outcome's case: of a login that failed it says why
 * @param reason why somebody did it, in their own words; empty where nobody was asked
 * @param position its place in the chain; empty until it is sealed, which takes a second or two
 */
public record AuditEvent(
        UUID id,
        Instant occurred,
        Optional<Long> tenantId,
        Optional<Long> subjectId,
        Optional<Long> actorId,
        String action,
        Optional<String> factor,
        String outcome,
        Optional<String> reason,
        String address,
        String traceId,
        Optional<Long> position) {
    /** Personal data must not land in a log by accident. */
    @Override
    public String toString() {
        return "AuditEvent[" + id + "]";
    }
}
