package gatehouse.message.tally;

import gatehouse.message.gateway.Channel;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Something that became of a code, and is in no chart yet. */
@Entity
@Cacheable(false)
@Table(name = "code_outcome")
public class CodeOutcome {
    /** What became of it. A code that was delivered, or failed, was sent before. */
    public enum Outcome {
        /** A gateway took it over. */
        SENT,
        /** A receipt says that it arrived. */
        DELIVERED,
        /** A receipt says that it did not. */
        FAILED
    }

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "tenant_id")
    private long tenantId;

    @Column(name = "sent")
    private Instant sent;

    @Enumerated(EnumType.STRING)
    @Column(name = "channel")
    private Channel channel;

    @Enumerated(EnumType.STRING)
    @Column(name = "outcome")
    private Outcome outcome;

    protected CodeOutcome() {}

    CodeOutcome(UUID id, long tenantId, Channel channel, Instant sent, Outcome outcome) {
        this.id = id;
        this.tenantId = tenantId;
        this.channel = channel;
        this.sent = sent;
        this.outcome = outcome;
    }

    UUID id() {
        return id;
    }

    public long tenantId() {
        return tenantId;
    }

    /** When a gateway took it over, whenever the receipt came: so what arrived is seen beside what was sent. */
    public Instant sent() {
        return sent;
    }

    public Channel channel() {
        return channel;
    }

    public Outcome outcome() {
        return outcome;
    }
}
