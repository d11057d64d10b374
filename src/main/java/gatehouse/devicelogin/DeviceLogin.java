package gatehouse.devicelogin;

import gatehouse.authentication.Circumstances;
import gatehouse.subject.Subject;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A login that waits for the answer of a device. It never changes, and is gone as soon as it waits no more. */
@Entity
@Table(name = "device_login")
@Cacheable(false)
class DeviceLogin {
    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "tenant_id")
    private long tenantId;

    @Column(name = "subject_id")
    private long subjectId;

    @Column(name = "customer_id")
    private long customerId;

    @Column(name = "audience")
    private String audience;

    @Column(name = "address")
    private String address;

    @Column(name = "created")
    private Instant created;

    protected DeviceLogin() {}

    DeviceLogin(
            UUID id, Subject subject, long customerId, String audience, Circumstances circumstances, Instant created) {
        this.id = id;
        this.tenantId = subject.tenantId();
        this.subjectId = subject.id();
        this.customerId = customerId;
        this.audience = audience;
        this.address = circumstances.address();
        this.created = created;
    }

    long tenantId() {
        return tenantId;
    }

    long subjectId() {
        return subjectId;
    }

    /** For whom its subject wants to act. */
    long customerId() {
        return customerId;
    }

    /** The door that the session will be for. */
    String audience() {
        return audience;
    }

    /** Where it was asked from. */
    String address() {
        return address;
    }
}
