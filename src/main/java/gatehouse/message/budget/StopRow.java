package gatehouse.message.budget;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A {@link Stop} as it is kept. */
@Entity
@Cacheable(false)
@Table(name = "sms_stop")
public class StopRow {
    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "tenant_id")
    private long tenantId;

    @Column(name = "prefix")
    private String prefix;

    @Column(name = "since")
    private Instant since;

    @Column(name = "sent")
    private int sent;

    @Column(name = "used")
    private int used;

    protected StopRow() {}

    Stop toStop() {
        Origin origin = Origin.marked(tenantId, prefix);
        return new Stop(origin.prefix(), origin.kind(), since, sent, used);
    }
}
