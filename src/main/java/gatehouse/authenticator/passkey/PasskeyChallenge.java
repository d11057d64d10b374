package gatehouse.authenticator.passkey;

import gatehouse.authenticator.passkey.Question.Purpose;
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
import java.util.UUID;

/** A question to a device that waits for its answer. A decoy has no subject, and so no answer. */
@Entity
@Table(name = "passkey_challenge")
@Cacheable(false)
@NamedQuery(name = PasskeyChallenge.BURN, query = "delete from PasskeyChallenge c where c.id = :id")
@NamedQuery(name = PasskeyChallenge.FORGET, query = "delete from PasskeyChallenge c where c.expires > :latest")
@NamedQuery(
        name = PasskeyChallenge.END_OPENED_BY_CODE,
        query = "delete from PasskeyChallenge c where c.subjectId = :subject and c.purpose = :purpose"
                + " and c.sessionId is null")
class PasskeyChallenge {
    static final String BURN = "PasskeyChallenge.burn";
    static final String END_OPENED_BY_CODE = "PasskeyChallenge.endOpenedByCode";
    static final String FORGET = "PasskeyChallenge.forget";

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "subject_id")
    private Long subjectId;

    @Enumerated(EnumType.STRING)
    @Column(name = "purpose")
    private Purpose purpose;

    @Column(name = "session_id")
    private String sessionId;

    @Column(name = "expires")
    private Instant expires;

    protected PasskeyChallenge() {}

    PasskeyChallenge(UUID id, Optional<Long> subjectId, Purpose purpose, Optional<UUID> session, Instant expires) {
        this.id = id;
        this.subjectId = subjectId.orElse(null);
        this.purpose = purpose;
        this.sessionId = session.map(UUID::toString).orElse(null);
        this.expires = expires;
    }

    boolean isOpenAt(Instant now) {
        return now.isBefore(expires);
    }

    /** @return empty for a decoy */
    Optional<Question> question() {
        return Optional.ofNullable(subjectId)
                .map(subject -> new Question(
                        id, subject, purpose, Optional.ofNullable(sessionId).map(UUID::fromString)));
    }
}
