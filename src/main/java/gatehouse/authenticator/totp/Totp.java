package gatehouse.authenticator.totp;

import gatehouse.platform.Sealing;
import gatehouse.platform.Secret;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.OptionalLong;

/** The one TOTP of a subject. Changed only while its row is locked. */
@Entity
@Table(name = "totp")
@Cacheable(false)
class Totp {
    @Id
    @Column(name = "subject_id")
    private long subjectId;

    @Column(name = "secret")
    private String secret;

    @Column(name = "last_step")
    private long lastStep;

    @Column(name = "created")
    private Instant created;

    protected Totp() {}

    Totp(long subjectId, TotpSecret secret, Sealing sealing, Instant now) {
        this.subjectId = subjectId;
        this.secret = sealing.seal(secret.base32().reveal(), label(subjectId));
        this.created = now;
    }

    /** Takes the code of a step that is newer than the last one taken; that step is used then. */
    boolean take(Secret code, Sealing sealing, Instant now) {
        TotpSecret shared = TotpSecret.of(Secret.of(sealing.open(secret, label(subjectId))));
        OptionalLong step = shared.stepOf(code, now, lastStep);
        step.ifPresent(used -> lastStep = used);
        return step.isPresent();
    }

    /** Whose secret it is, so that a row copied to another subject does not open there. */
    private static String label(long subjectId) {
        return "totp/" + subjectId;
    }
}
