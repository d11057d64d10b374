package gatehouse.idempotency;

import gatehouse.platform.Sealing;
import gatehouse.platform.Secret;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A call that is under way or was answered. The first one inserts the row; who comes later finds it. The id belongs to one
 * carrying out: who takes over from a node that died gets another, and what the dead one still says changes nothing.
 */
@Entity
@Table(name = "idempotent_call")
@Cacheable(false)
@NamedQuery(
        name = IdempotentCall.COMPLETE,
        query = "update IdempotentCall c set c.status = :status, c.body = :body, c.expires = :expires"
                + " where c.id = :id and c.status is null")
@NamedQuery(name = IdempotentCall.ABANDON, query = "delete from IdempotentCall c where c.id = :id and c.status is null")
@NamedQuery(name = IdempotentCall.FORGET, query = "delete from IdempotentCall c where c.begun > :now")
class IdempotentCall {
    static final String COMPLETE = "IdempotentCall.complete";
    static final String ABANDON = "IdempotentCall.abandon";
    static final String FORGET = "IdempotentCall.forget";

    /** Longer than any call takes. Within it a repetition waits for a node that died. */
    static final Duration UNDER_WAY = Duration.ofMinutes(5);

    /** How long an answer is kept. */
    static final Duration KEPT = Duration.ofHours(24);

    @Id
    @Column(name = "call_key")
    private String callKey;

    @Column(name = "id")
    private UUID id;

    @Column(name = "payload_hash")
    private String payloadHash;

    @Column(name = "status")
    private Integer status;

    @Column(name = "body")
    private String body;

    @Column(name = "begun")
    private Instant begun;

    @Column(name = "expires")
    private Instant expires;

    protected IdempotentCall() {}

    static String label(UUID id) {
        return "idempotent-answer:" + id;
    }

    /** The same call came again. Its row is locked. @param anew the id of a new carrying out, if this is one */
    Beginning repeat(UUID anew, String payload, Instant now, Sealing sealing) {
        if (!now.isBefore(expires)) {
            return startAnew(anew, payload, now);
        }
        if (!payloadHash.equals(payload)) {
            return new Beginning.OtherPayload();
        }
        if (status == null) {
            return new Beginning.InProgress();
        }
        Optional<Secret> answer = Optional.ofNullable(body).map(text -> Secret.of(sealing.open(text, label(id))));
        return new Beginning.Replay(status, answer);
    }

    private Beginning startAnew(UUID anew, String payload, Instant now) {
        id = anew;
        payloadHash = payload;
        status = null;
        body = null;
        begun = now;
        expires = now.plus(UNDER_WAY);
        return new Beginning.Fresh(anew);
    }
}
