package gatehouse.authenticator.clientkey;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The one client key of a subject. */
@Entity
@Table(name = "client_key")
@Cacheable(false)
class EnrolledKey {
    @Id
    @Column(name = "subject_id")
    private long subjectId;

    @Column(name = "public_key")
    private String publicKey;

    @Column(name = "created")
    private Instant created;

    protected EnrolledKey() {}

    EnrolledKey(long subjectId) {
        this.subjectId = subjectId;
    }

    ClientKey key() {
        return ClientKey.of(publicKey);
    }

    void become(ClientKey key, Instant now) {
        publicKey = key.canonical();
        created = now;
    }
}
