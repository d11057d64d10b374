package gatehouse.authenticator.device;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A device of a subject, known by its key. It never changes: a new key is a new device. */
@Entity
@Table(name = "push_device")
@Cacheable(false)
public class Device {
    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "tenant_id")
    private long tenantId;

    @Column(name = "subject_id")
    private long subjectId;

    @Enumerated(EnumType.STRING)
    @Column(name = "device_use")
    private DeviceUse use;

    @Column(name = "public_key")
    private String publicKey;

    @Column(name = "name")
    private String name;

    @Column(name = "created")
    private Instant created;

    protected Device() {}

    Device(UUID id, long tenantId, long subjectId, DeviceUse use, LinkingProof proof, Instant now) {
        this.id = id;
        this.tenantId = tenantId;
        this.subjectId = subjectId;
        this.use = use;
        this.publicKey = proof.key().canonical();
        this.name = proof.name().text();
        this.created = now;
    }

    /** How the device names itself. Whoever knows it can do nothing without the key. */
    public UUID id() {
        return id;
    }

    public long tenantId() {
        return tenantId;
    }

    public long subjectId() {
        return subjectId;
    }

    public DeviceUse use() {
        return use;
    }

    public String name() {
        return name;
    }

    public Instant created() {
        return created;
    }

    /** Whether this device, and no other, signed the statement. */
    public boolean signed(byte[] statement, DeviceSignature signature) {
        return signature.isOver(statement, DeviceKey.of(publicKey));
    }
}
