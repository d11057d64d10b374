package gatehouse.authenticator.password;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** The one password of a subject. What it holds never works as a password itself. */
@Entity
@Table(name = "password")
@Cacheable(false)
@NamedQuery(name = Password.CHANGED, query = "select p.changed from Password p where p.subjectId = :subjectId")
@NamedQuery(
        name = Password.REHASH,
        query = "update Password p set p.verifier = :fresh where p.subjectId = :subjectId and p.verifier = :verifier")
class Password {
    static final String CHANGED = "Password.changed";
    static final String REHASH = "Password.rehash";

    /** How the verifier is to be read. */
    enum Form {
        /** A BCrypt string over the peppered password. */
        PEPPERED,
        /** The BCrypt string that a caller brought, sealed. */
        IMPORTED
    }

    @Id
    @Column(name = "subject_id")
    private long subjectId;

    @Enumerated(EnumType.STRING)
    @Column(name = "form")
    private Form form;

    @Column(name = "verifier")
    private String verifier;

    @Column(name = "changed")
    private Instant changed;

    @Column(name = "expires")
    private Instant expires;

    protected Password() {}

    Password(long subjectId) {
        this.subjectId = subjectId;
    }

    void set(Form form, String verifier, Optional<Instant> expires, Instant now) {
        this.form = form;
        this.verifier = verifier;
        this.changed = now;
        this.expires = expires.orElse(null);
    }

    void expireAt(Optional<Instant> expires) {
        this.expires = expires.orElse(null);
    }

    long subjectId() {
        return subjectId;
    }

    Form form() {
        return form;
    }

    String verifier() {
        return verifier;
    }

    Instant changed() {
        return changed;
    }

    Optional<Instant> expires() {
        return Optional.ofNullable(expires);
    }
}
