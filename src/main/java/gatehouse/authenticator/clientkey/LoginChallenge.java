package gatehouse.authenticator.clientkey;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A challenge that waits for its answer, bound to the subject and the key it was made for. A decoy has no subject, and
 * so no answer.
 */
@Entity
@Table(name = "login_challenge")
@Cacheable(false)
@NamedQuery(
        name = LoginChallenge.NAMED,
        query = "select c from LoginChallenge c"
                + " where c.subjectId = :subjectId and (c.fingerprint = :name or c.textFingerprint = :name)")
@NamedQuery(name = LoginChallenge.BURN, query = "delete from LoginChallenge c where c.id = :id")
@NamedQuery(name = LoginChallenge.FORGET, query = "delete from LoginChallenge c where c.expires > :latest")
class LoginChallenge {
    static final String NAMED = "LoginChallenge.named";
    static final String BURN = "LoginChallenge.burn";
    static final String FORGET = "LoginChallenge.forget";

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "fingerprint")
    private String fingerprint;

    @Column(name = "text_fingerprint")
    private String textFingerprint;

    @Column(name = "subject_id")
    private Long subjectId;

    @Column(name = "key_fingerprint")
    private String keyFingerprint;

    @Enumerated(EnumType.STRING)
    @Column(name = "scheme")
    private Scheme scheme;

    @Column(name = "expires")
    private Instant expires;

    protected LoginChallenge() {}

    LoginChallenge(Asked asked, Optional<Long> subjectId, ClientKey key) {
        this.id = asked.id();
        this.fingerprint = Fingerprint.of(Base64.getDecoder().decode(asked.challenge()));
        this.textFingerprint = Fingerprint.of(asked.challenge());
        this.subjectId = subjectId.orElse(null);
        this.keyFingerprint = key.fingerprint();
        this.scheme = asked.scheme();
        this.expires = asked.expires();
    }

    UUID id() {
        return id;
    }

    /** @param data what had to be read or signed */
    boolean isAnsweredBy(KeyAnswer answer, ClientKey key, byte[] data, Instant now) {
        return now.isBefore(expires)
                && key.fingerprint().equals(keyFingerprint)
                && answer.isRightFor(scheme, key, data);
    }
}
