package gatehouse.message.budget;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A code that came back, and is not counted yet. */
@Entity
@Cacheable(false)
@Table(name = "sms_used")
public class Returned {
    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "tenant_id")
    private long tenantId;

    @Column(name = "prefix")
    private String prefix;

    protected Returned() {}

    UUID id() {
        return id;
    }

    Origin origin() {
        return Origin.marked(tenantId, prefix);
    }
}
