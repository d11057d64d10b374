package gatehouse.message;

import gatehouse.message.Attempt.Outcome;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A row of {@link Attempts}. It is written by a plain insert, which alone can ask a sequence on every database. */
@Entity
@Cacheable(false)
@Table(name = "message_attempt")
class AttemptRow {
    @Id
    @Column(name = "position")
    private long position;

    @Column(name = "message_id")
    private UUID messageId;

    @Column(name = "gateway")
    private String gateway;

    @Column(name = "asked")
    private Instant asked;

    @Enumerated(EnumType.STRING)
    @Column(name = "outcome")
    private Outcome outcome;

    @Column(name = "reason")
    private String reason;

    protected AttemptRow() {}

    Attempt toAttempt() {
        return new Attempt(gateway, asked, outcome, Optional.ofNullable(reason));
    }
}
