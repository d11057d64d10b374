package gatehouse.authenticator.passkey;

import gatehouse.authenticator.passkey.options.Descriptor;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One passkey of a subject. Changed only while its row, or its subject's, is locked. */
@Entity
@Table(name = "passkey")
@Cacheable(false)
@NamedQuery(name = Passkey.OF_SUBJECT, query = "select p from Passkey p where p.subjectId = :subjectId order by p.id")
@NamedQuery(name = Passkey.BY_CREDENTIAL, query = "select p from Passkey p where p.credentialId = :credentialId")
public class Passkey {
    static final String OF_SUBJECT = "Passkey.ofSubject";
    static final String BY_CREDENTIAL = "Passkey.byCredential";

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "subject_id")
    private long subjectId;

    @Column(name = "credential_id")
    private String credentialId;

    @Column(name = "attested")
    private String attested;

    @Column(name = "counter")
    private long counter;

    @Column(name = "transports")
    private String transports;

    @Column(name = "backup_eligible")
    private boolean backupEligible;

    @Column(name = "backed_up")
    private boolean backedUp;

    @Column(name = "user_verified")
    private boolean userVerified;

    @Column(name = "name")
    private String name;

    @Column(name = "created")
    private Instant created;

    @Column(name = "last_used")
    private Instant lastUsed;

    protected Passkey() {}

    /** @param id ordered by time, so that lists show the oldest first */
    Passkey(UUID id, long subjectId, Credential credential, Instant now) {
        this.id = id;
        this.subjectId = subjectId;
        this.credentialId = credential.id();
        this.attested = credential.attested();
        this.counter = credential.state().counter();
        this.transports = String.join(" ", credential.transports());
        this.backupEligible = credential.backupEligible();
        this.backedUp = credential.state().backedUp();
        this.userVerified = credential.state().userVerified();
        this.name = credential.name();
        this.created = now;
    }

    public UUID id() {
        return id;
    }

    long subjectId() {
        return subjectId;
    }

    Descriptor descriptor() {
        return Descriptor.of(credentialId, transports());
    }

    /** What a verification needs of it. */
    Credential credential() {
        return new Credential(
                credentialId,
                attested,
                transports(),
                backupEligible,
                new Credential.State(counter, backedUp, userVerified),
                name);
    }

    /** It was shown; its counter is what it said. */
    void wasShown(Credential.State state, Instant now) {
        counter = state.counter();
        backedUp = state.backedUp();
        userVerified = userVerified || state.userVerified();
        lastUsed = now;
    }

    public String name() {
        return name;
    }

    public List<String> transports() {
        return Arrays.stream(transports.split(" "))
                .filter(one -> !one.isEmpty())
                .toList();
    }

    /** Whether it may be copied to other devices of its owner. */
    public boolean isBackupEligible() {
        return backupEligible;
    }

    public boolean isBackedUp() {
        return backedUp;
    }

    public Instant created() {
        return created;
    }

    /** @return empty when it was never shown since it was registered */
    public Optional<Instant> lastUsed() {
        return Optional.ofNullable(lastUsed);
    }
}
