package gatehouse.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A bank or fintech whose customers sign in here. Tenant {@link #PLATFORM} is the operator of the server itself. */
@Entity
@Table(name = "tenant")
public class Tenant {
    /** The tenant that GLOBAL_ADMINs live in; it has no customers. */
    public static final long PLATFORM = 0;

    @Id
    @Column(name = "id")
    private long id;

    @Column(name = "name")
    private String name;

    @Column(name = "created")
    private Instant created;

    protected Tenant() {}

    Tenant(long id, String name, Instant created) {
        this.id = id;
        this.name = name;
        this.created = created;
    }

    public long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Instant created() {
        return created;
    }
}
