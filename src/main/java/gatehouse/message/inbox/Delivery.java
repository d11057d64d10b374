package gatehouse.message.inbox;

import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.MessagePurpose;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of the sandbox's inbox. It is written by a plain insert, which alone can ignore a doubled id, and only read here. */
@Entity
@Cacheable(false)
@Table(name = "inbox")
public class Delivery {
    @Id
    @Column(name = "position")
    private long position;

    @Column(name = "id")
    private UUID id;

    @Enumerated(EnumType.STRING)
    @Column(name = "channel")
    private Channel channel;

    @Column(name = "recipient")
    private String recipient;

    @Column(name = "text")
    private String text;

    @Enumerated(EnumType.STRING)
    @Column(name = "purpose")
    private MessagePurpose purpose;

    @Column(name = "status")
    private String status;

    @Column(name = "created")
    private Instant created;

    protected Delivery() {}

    InboxMessage toMessage() {
        return new InboxMessage(id, channel, recipient, text, purpose, status, created);
    }
}
