package gatehouse.recovery;

import gatehouse.authentication.Circumstances;
import gatehouse.challenge.Kind;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.Sealing;
import gatehouse.subject.LoginName;
import gatehouse.subject.NameScope;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody asked for a code to reset a password, and nobody has looked yet whose it is. The name is sealed: people type
 * all kinds of things where a name belongs, their password too.
 */
@Entity
@Cacheable(false)
@Table(name = "reset_request")
class ResetRequest {
    /** Nobody waits longer for a code; what is older was left behind by an outage. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "name_scope")
    private String scope;

    @Column(name = "login_name")
    private String sealedName;

    @Column(name = "name_hash")
    private String nameHash;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private Kind kind;

    @Column(name = "address")
    private String address;

    @Column(name = "trace_id")
    private String traceId;

    @Column(name = "created")
    private Instant created;

    protected ResetRequest() {}

    ResetRequest(
            UUID id,
            NameScope scope,
            LoginName name,
            Kind kind,
            Circumstances circumstances,
            Sealing sealing,
            KeyedHash keyedHash,
            Instant now) {
        this.id = id;
        this.scope = scope.key();
        this.sealedName = sealing.seal(name.typed(), label(id));
        this.nameHash = hash(scope, name, keyedHash);
        this.kind = kind;
        this.address = circumstances.address();
        this.traceId = circumstances.traceId();
        this.created = now;
    }

    private static String label(UUID id) {
        return "reset-request/" + id;
    }

    /** By what the requests of one name are found, in all its spellings. */
    static String hash(NameScope scope, LoginName name, KeyedHash keyedHash) {
        return keyedHash.hex("reset-request", scope.key() + '\0' + name.canonical());
    }

    NameScope scope() {
        return new NameScope(scope);
    }

    LoginName name(Sealing sealing) {
        return LoginName.of(sealing.open(sealedName, label(id)));
    }

    Kind kind() {
        return kind;
    }

    Circumstances circumstances() {
        return new Circumstances(address, traceId);
    }

    boolean isTooOldAt(Instant now) {
        return now.isAfter(created.plus(PATIENCE));
    }
}
