package gatehouse.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A key by which a tenant's programme names itself; kept as a keyed hash, shown once. */
@Entity
@Table(name = "api_key")
public class ApiKey {
    static final String PURPOSE = "api-key";
    private static final int ID_CHARACTERS = 12;

    /** What the key is for. */
    public enum Kind {
        /** Sent with each call of an API. */
        API,
        /** Sent by UI components and the simulator. */
        PROGRAMME
    }

    @Id
    @Column(name = "key_hash")
    private String keyHash;

    @Column(name = "tenant_id")
    private long tenantId;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private Kind kind;

    @Column(name = "created")
    private Instant created;

    protected ApiKey() {}

    ApiKey(String keyHash, long tenantId, Kind kind, Instant created) {
        this.keyHash = keyHash;
        this.tenantId = tenantId;
        this.kind = kind;
        this.created = created;
    }

    /** By which it is known to who may not see it; nobody calls with it. */
    public String id() {
        return id(keyHash);
    }

    static String id(String hash) {
        return hash.substring(0, ID_CHARACTERS);
    }

    public Kind kind() {
        return kind;
    }

    public Instant created() {
        return created;
    }
}
