package gatehouse.console.audit;

import gatehouse.audit.AuditTrail;
import gatehouse.console.audit.EventFields.Events;
import gatehouse.platform.http.failure.InvalidCall;
import gatehouse.platform.json.FourDigitYear;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Which records of the audit are wanted; what is left out does not restrict. */
public class AuditQuery {
    private static final int MOST = 1_000;

    /** The first moment, ISO 8601 with an offset. */
    @QueryParam("from")
    String from;

    /** The first moment that is not wanted any more. */
    @QueryParam("to")
    String to;

    /** Such as {@code SIGN_IN}. */
    @QueryParam("action")
    String action;

    /** Such as {@code Refused}. */
    @QueryParam("outcome")
    String outcome;

    /** A subject, or a customer by its own number. */
    @QueryParam("subjectId")
    Long subjectId;

    /** 32 hex digits, as an answer told them. */
    @QueryParam("traceId")
    String traceId;

    /** The {@code next} of the page before. */
    @QueryParam("after")
    String after;

    /** How many at most, 1 to 1000. */
    @QueryParam("limit")
    @DefaultValue("100")
    Integer limit;

    /** @param tenantId empty for all tenants, and for what concerns none */
    Events read(AuditTrail trail, Optional<Long> tenantId) {
        if (limit < 1 || limit > MOST) {
            throw InvalidCall.of("limit", "Range", "must be from 1 to " + MOST);
        }
        AuditTrail.Filter filter = new AuditTrail.Filter(
                tenantId,
                moment("from", from),
                moment("to", to),
                Optional.ofNullable(action),
                Optional.ofNullable(outcome),
                Optional.ofNullable(subjectId),
                Optional.ofNullable(traceId));
        return Events.of(trail.read(filter, EventFields.cursor("after", after), limit));
    }

    /** @param text null when it was left out */
    static Optional<Instant> moment(String parameter, String text) {
        if (text == null) {
            return Optional.empty();
        }
        Optional<Instant> moment = parse(text).filter(FourDigitYear::isThatOf);
        if (moment.isEmpty()) {
            throw InvalidCall.of(
                    parameter, "Date", "must be a moment of ISO 8601 with an offset, before the year 10000");
        }
        return moment;
    }

    private static Optional<Instant> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException noMoment) {
            return Optional.empty();
        }
    }
}
