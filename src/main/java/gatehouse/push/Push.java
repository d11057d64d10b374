package gatehouse.push;

import gatehouse.authenticator.device.Device;
import gatehouse.authenticator.device.DeviceSignature;
import gatehouse.authenticator.device.DeviceUse;
import gatehouse.challenge.Operation;
import gatehouse.platform.Framed;
import gatehouse.tenant.ChallengePolicy;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A challenge for one device, in the name of a session or a login. It waits until it is answered, superseded, withdrawn or expired; {@code live}
 * holds the {@link Asker#place} that long, and the database keeps it unique. Changed only while its row is locked.
 *
 * <p>A wrong signature never counts as an answer. Only the device itself can send one, because its calls are signed, so
 * no stranger can end somebody's challenge this way; but a device that is wrong as often as a code may be is broken or in
 * the wrong hands, and the challenge is rejected.
 */
@Entity
@Table(name = "push_challenge")
@Cacheable(false)
class Push {
    private static final String TAG = "gatehouse-device-answer-v1";

    @Id
    @Column(name = "id")
    private long id;

    @Column(name = "tenant_id")
    private long tenantId;

    @Column(name = "subject_id")
    private long subjectId;

    @Column(name = "asker_id")
    private UUID askerId;

    @Column(name = "device_id")
    private UUID deviceId;

    @Enumerated(EnumType.STRING)
    @Column(name = "device_use")
    private DeviceUse use;

    @Enumerated(EnumType.STRING)
    @Column(name = "purpose")
    private PushPurpose purpose;

    @Column(name = "challenge")
    private String challenge;

    @Column(name = "amount")
    private Long amount;

    @Column(name = "currency")
    private String currency;

    @Column(name = "payee")
    private String payee;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private PushState state;

    @Column(name = "attempts_left")
    private int attemptsLeft;

    @Column(name = "created")
    private Instant created;

    @Column(name = "expires")
    private Instant expires;

    @Column(name = "ended")
    private Instant ended;

    @Column(name = "live")
    private String live;

    protected Push() {}

    /** @param challenge 32 random bytes */
    Push(
            long id,
            Device device,
            Asker asker,
            Optional<Operation> operation,
            byte[] challenge,
            ChallengePolicy policy,
            Instant now) {
        this.id = id;
        this.tenantId = device.tenantId();
        this.subjectId = device.subjectId();
        this.askerId = asker.id();
        this.deviceId = device.id();
        this.use = device.use();
        this.purpose = asker.purpose();
        this.challenge = Base64.getEncoder().encodeToString(challenge);
        this.amount = operation.map(Operation::amount).orElse(null);
        this.currency = operation.map(Operation::currency).orElse(null);
        this.payee = operation.map(Operation::payee).orElse(null);
        this.state = PushState.PENDING;
        this.attemptsLeft = policy.attempts();
        this.created = now;
        this.expires = now.plus(policy.codeLife());
        this.live = asker.place(subjectId, use);
    }

    long id() {
        return id;
    }

    long tenantId() {
        return tenantId;
    }

    long subjectId() {
        return subjectId;
    }

    UUID deviceId() {
        return deviceId;
    }

    Instant expires() {
        return expires;
    }

    PushState state() {
        return state;
    }

    Optional<Operation> operation() {
        return Optional.ofNullable(amount).map(minor -> new Operation(minor, currency, payee));
    }

    PendingPush pending() {
        return new PendingPush(id, deviceId, use, purpose, challenge, operation(), created, expires);
    }

    PushSettled settled() {
        return new PushSettled(id, tenantId, subjectId, new Asker(purpose, askerId), use, state, operation());
    }

    /** Everything that the owner was asked, and what they say: a signature over it fits nothing else. */
    private byte[] statement(PushVerdict verdict) {
        Framed statement = Framed.of(TAG)
                .with(deviceId.toString())
                .with(Long.toString(id))
                .with(Base64.getDecoder().decode(challenge))
                .with(purpose.name())
                .with(verdict.name());
        operation().ifPresent(asked -> asked.fields().forEach(statement::with));
        return statement.bytes();
    }

    /** @param device the one that was asked */
    PushAnswer answer(Device device, PushVerdict verdict, DeviceSignature signature, Instant now) {
        expire(now);
        if (state != PushState.PENDING) {
            return new PushAnswer.NotPending(state);
        }
        if (!device.signed(statement(verdict), signature)) {
            return miscount(now);
        }
        end(verdict.state(), now);
        return new PushAnswer.Taken(state);
    }

    private PushAnswer miscount(Instant now) {
        attemptsLeft--;
        if (attemptsLeft <= 0) {
            end(PushState.REJECTED, now);
        }
        return new PushAnswer.WrongSignature(attemptsLeft);
    }

    /** Ends it, unless it is over. Whoever has waited until it expired gets no other end. */
    void become(PushState end, Instant now) {
        expire(now);
        if (state == PushState.PENDING) {
            end(end, now);
        }
    }

    void expire(Instant now) {
        if (state == PushState.PENDING && !now.isBefore(expires)) {
            end(PushState.EXPIRED, now);
        }
    }

    private void end(PushState end, Instant now) {
        state = end;
        ended = now;
        live = null;
    }
}
