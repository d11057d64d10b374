package gatehouse.audit;

import gatehouse.access.Reason;
import gatehouse.authentication.Occurrence;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One occurrence as it is kept: numbers, names of cases and circumstances, never a secret, a name or a phone number. It
 * is written without a place in the chain, gets one when it is sealed ({@link Chain}), and never changes again.
 */
@Entity
@Table(name = "audit_record")
class AuditRecord {
    /** Widths of the columns, in characters. */
    private static final int CASE = 40;

    private static final int FACTOR = 20;
    private static final int ADDRESS = 45;
    private static final int TRACE_ID = 32;

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "occurred")
    private Instant occurred;

    @Column(name = "tenant_id")
    private Long tenantId;

    @Column(name = "subject_id")
    private Long subjectId;

    @Column(name = "actor_id")
    private Long actorId;

    @Column(name = "action")
    private String action;

    @Column(name = "factor")
    private String factor;

    @Column(name = "outcome")
    private String outcome;

    @Column(name = "address")
    private String address;

    @Column(name = "trace_id")
    private String traceId;

    @Column(name = "reason")
    private String reason;

    @Column(name = "chain_position")
    private Long chainPosition;

    @Column(name = "chain_hash")
    private String chainHash;

    protected AuditRecord() {}

    AuditRecord(UUID id, Instant occurred, Occurrence occurrence) {
        this.id = id;
        this.occurred = occurred;
        this.tenantId = occurrence.tenantId().orElse(null);
        this.subjectId = occurrence.subjectId().orElse(null);
        this.actorId = occurrence.actorId().orElse(null);
        this.action = printable(occurrence.action().name(), CASE);
        this.factor = occurrence.factor().map(text -> printable(text, FACTOR)).orElse(null);
        this.outcome = printable(occurrence.outcome(), CASE);
        this.address = printable(occurrence.circumstances().address(), ADDRESS);
        this.traceId = printable(occurrence.circumstances().traceId(), TRACE_ID);
        this.reason = occurrence.circumstances().reason().map(Reason::text).orElse(null);
    }

    /** What staff may see of it. */
    AuditEvent event() {
        return new AuditEvent(
                id,
                occurred,
                Optional.ofNullable(tenantId),
                Optional.ofNullable(subjectId),
                Optional.ofNullable(actorId),
                action,
                Optional.ofNullable(factor),
                outcome,
                Optional.ofNullable(reason),
                address,
                traceId,
                Optional.ofNullable(chainPosition));
    }

    Cursor cursor() {
        return new Cursor(occurred, id);
    }

    Tally.Of tally() {
        return Tally.Of.hourOf(occurred, tenantId, action, factor, outcome);
    }

    /** @throws java.util.NoSuchElementException when it was not sealed yet */
    long position() {
        return Optional.ofNullable(chainPosition).orElseThrow();
    }

    /** @return empty when it was not sealed, or somebody removed it */
    Optional<String> hash() {
        return Optional.ofNullable(chainHash);
    }

    UUID id() {
        return id;
    }

    /**
     * Everything that was recorded, in a form that no two different records share, whatever somebody wrote into the
     * columns: each value is preceded by its length, and an absent one is a dash. A reason comes last and leaves no dash:
     * records were sealed before there were any.
     */
    String canonical() {
        String always = Stream.of(id, occurred, tenantId, subjectId, actorId, action, factor, outcome, address, traceId)
                .map(value -> value == null ? "-" : measured(value.toString()))
                .collect(Collectors.joining());
        return reason == null ? always : always + measured(reason);
    }

    private static String measured(String text) {
        return text.length() + ":" + text;
    }

    /**
     * Where the text came from outside it may hold line breaks, terminal commands or letters that reorder a line; whoever
     * reads the log must see one line as it was written. All but printable ASCII is escaped, and the escape itself too.
     */
    private static String printable(String text, int most) {
        String escaped = text.chars()
                .mapToObj(unit -> unit >= ' ' && unit <= '~' && unit != '\\'
                        ? Character.toString(unit)
                        : String.format("\\u%04x", unit))
                .collect(Collectors.joining());
        return escaped.substring(0, Math.min(escaped.length(), most));
    }
}
