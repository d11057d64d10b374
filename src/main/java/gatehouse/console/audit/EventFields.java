package gatehouse.console.audit;

import gatehouse.audit.AuditEvent;
import gatehouse.audit.AuditPage;
import gatehouse.audit.Cursor;
import gatehouse.platform.http.failure.InvalidCall;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that happened.
 *
 * @param subjectId whom it concerns: a subject, or a customer by its own number
 * @param actorId the subject who did it; absent where nobody was signed in
 * @param reason in the words of whoever did it
 * @param position in the chain; absent until it is sealed
 */
public record EventFields(
        UUID id,
        Instant occurred,
        Long tenantId,
        Long subjectId,
        Long actorId,
        String action,
        String factor,
        String outcome,
        String reason,
        String address,
        String traceId,
        Long position) {
    /** @param next what to ask with for those that follow; absent when there are none at this moment */
    public record Events(List<EventFields> events, String next) {
        public static Events of(AuditPage page) {
            return new Events(
                    page.events().stream().map(EventFields::of).toList(),
                    page.next().map(Cursor::text).orElse(null));
        }
    }

    private static EventFields of(AuditEvent event) {
        return new EventFields(
                event.id(),
                event.occurred(),
                event.tenantId().orElse(null),
                event.subjectId().orElse(null),
                event.actorId().orElse(null),
                event.action(),
                event.factor().orElse(null),
                event.outcome(),
                event.reason().orElse(null),
                event.address(),
                event.traceId(),
                event.position().orElse(null));
    }

    /**
     * The place that a caller wants to go on from.
     *
     * @param parameter that carries it
     * @param text null when it was left out
     */
    public static Optional<Cursor> cursor(String parameter, String text) {
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(Cursor.parse(text)
                .orElseThrow(() -> InvalidCall.of(parameter, "Cursor", "must be the next of a page before")));
    }

    /** Personal data must not land in a log by accident. */
    @Override
    public String toString() {
        return "EventFields[" + id + "]";
    }
}
