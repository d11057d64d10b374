package gatehouse.authenticator.device;

import gatehouse.subject.Subject;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A code that waits for the device it will link to a subject. */
@Entity
@Table(name = "device_linking")
@Cacheable(false)
public class Linking {
    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "code_hash")
    private String codeHash;

    @Column(name = "tenant_id")
    private long tenantId;

    @Column(name = "subject_id")
    private long subjectId;

    @Enumerated(EnumType.STRING)
    @Column(name = "device_use")
    private DeviceUse use;

    @Column(name = "session_id")
    private UUID sessionId;

    @Column(name = "expires")
    private Instant expires;

    protected Linking() {}

    Linking(UUID id, String codeHash, Subject subject, DeviceUse use, UUID session, Instant expires) {
        this.id = id;
        this.codeHash = codeHash;
        this.tenantId = subject.tenantId();
        this.subjectId = subject.id();
        this.use = use;
        this.sessionId = session;
        this.expires = expires;
    }

    UUID id() {
        return id;
    }

    public long subjectId() {
        return subjectId;
    }

    public DeviceUse use() {
        return use;
    }

    /** The session in which the code was asked for. */
    public UUID sessionId() {
        return sessionId;
    }

    boolean isOpenAt(Instant now) {
        return now.isBefore(expires);
    }
}
