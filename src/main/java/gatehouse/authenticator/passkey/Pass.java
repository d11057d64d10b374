package gatehouse.authenticator.passkey;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A passkey was shown a moment ago: good for one sign-in of its owner. */
@Entity
@Table(name = "passkey_pass")
@Cacheable(false)
@NamedQuery(name = Pass.NAMED, query = "select p from Pass p where p.subjectId = :subjectId and p.name = :name")
@NamedQuery(
        name = Pass.SHOWN,
        query = "select p from Pass p, Passkey k where p.subjectId = :subjectId and p.name = :name"
                + " and k.id = p.passkeyId and k.lastUsed is not null")
@NamedQuery(name = Pass.BURN, query = "delete from Pass p where p.id = :id")
@NamedQuery(name = Pass.FORGET, query = "delete from Pass p where p.expires > :latest")
class Pass {
    static final String NAMED = "Pass.named";
    static final String SHOWN = "Pass.shown";
    static final String BURN = "Pass.burn";
    static final String FORGET = "Pass.forget";

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "name")
    private String name;

    @Column(name = "subject_id")
    private long subjectId;

    @Column(name = "passkey_id")
    private UUID passkeyId;

    @Column(name = "user_verified")
    private boolean userVerified;

    @Column(name = "expires")
    private Instant expires;

    protected Pass() {}

    Pass(UUID id, String name, Passes.Shown shown, Instant expires) {
        this.id = id;
        this.name = name;
        this.subjectId = shown.subjectId();
        this.passkeyId = shown.passkeyId();
        this.userVerified = shown.userVerified();
        this.expires = expires;
    }

    UUID id() {
        return id;
    }

    boolean isUserVerified() {
        return userVerified;
    }

    boolean isGoodAt(Instant now) {
        return now.isBefore(expires);
    }
}
