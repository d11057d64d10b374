package gatehouse.idempotency;

import static jakarta.transaction.Transactional.TxType.REQUIRES_NEW;

import gatehouse.platform.ClockMovedBack;
import gatehouse.platform.KeyedHash;
import gatehouse.platform.Randomness;
import gatehouse.platform.Sealing;
import gatehouse.platform.Secret;
import gatehouse.platform.database.ExpiredRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * Carries a call out once, however often it is sent under one {@link CallKey}: of many at once exactly one is {@link
 * Beginning.Fresh}. Whoever got that calls {@link #complete} with the answer, or {@link #abandon} when it failed in a way
 * that may be tried again; who does neither keeps repetitions waiting for five minutes. Answers are kept for 24 hours.
 *
 * <p>Each step has a short transaction of its own, so that no connection is held while the call is carried out. That is
 * also its limit: a node that dies between the call's commit and {@link #complete} leaves a call that is carried out again
 * when it is repeated after those five minutes.
 */
@ApplicationScoped
public class IdempotentCalls {
    /** The longest answer that can be kept, in bytes of UTF-8. */
    public static final int LONGEST_BODY = 65_536;

    private static final ExpiredRows EXPIRED = new ExpiredRows("idempotent_call");
    private static final int TRIES = 10;

    private static final String BEGIN = "insert into idempotent_call (call_key, id, payload_hash, begun, expires)"
            + " values (?1, ?2, ?3, ?4, ?5) on conflict do nothing";

    private final KeyedHash keyedHash;
    private final Sealing sealing;
    private final Randomness randomness;
    private final Clock clock;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    IdempotentCalls(KeyedHash keyedHash, Sealing sealing, Randomness randomness, Clock clock) {
        this.keyedHash = keyedHash;
        this.sealing = sealing;
        this.randomness = randomness;
        this.clock = clock;
    }

    /** @param payload the body as it was sent; kept as a keyed hash */
    @Transactional(REQUIRES_NEW)
    public Beginning begin(CallKey key, byte[] payload) {
        String callKey = key.hash(keyedHash);
        String payloadHash = keyedHash.hex("idempotent-payload", callKey + "/" + sha256(payload));
        UUID id = randomness.id(clock);
        Instant now = clock.instant();
        for (int i = 0; i < TRIES; i++) {
            // Whoever is first makes the row; the others wait for that transaction and then find it.
            if (isFirst(callKey, id, payloadHash, now)) {
                return new Beginning.Fresh(id);
            }
            Optional<IdempotentCall> before = locked(callKey);
            if (before.isPresent()) {
                return before.get().repeat(id, payloadHash, now, sealing);
            }
        }
        throw new IllegalStateException("The row of a call was removed " + TRIES + " times in a row");
    }

    private boolean isFirst(String callKey, UUID id, String payloadHash, Instant now) {
        return entities.createNativeQuery(BEGIN)
                        .setParameter(1, callKey)
                        .setParameter(2, id)
                        .setParameter(3, payloadHash)
                        .setParameter(4, now.atOffset(ZoneOffset.UTC))
                        .setParameter(5, now.plus(IdempotentCall.UNDER_WAY).atOffset(ZoneOffset.UTC))
                        .executeUpdate()
                == 1;
    }

    private Optional<IdempotentCall> locked(String callKey) {
        return Optional.ofNullable(entities.find(IdempotentCall.class, callKey, LockModeType.PESSIMISTIC_WRITE));
    }

    /**
     * Keeps the answer for repetitions, sealed.
     *
     * @param body at most {@value #LONGEST_BODY} bytes; empty when the answer has none
     * @return false when it took so long that somebody else took over
     */
    @Transactional(REQUIRES_NEW)
    public boolean complete(UUID id, int status, Optional<Secret> body) {
        return entities.createNamedQuery(IdempotentCall.COMPLETE)
                        .setParameter("id", id)
                        .setParameter("status", status)
                        .setParameter(
                                "body", body.map(clear -> sealed(id, clear)).orElse(null))
                        .setParameter("expires", clock.instant().plus(IdempotentCall.KEPT))
                        .executeUpdate()
                == 1;
    }

    private String sealed(UUID id, Secret body) {
        if (body.reveal().getBytes(StandardCharsets.UTF_8).length > LONGEST_BODY) {
            throw new IllegalArgumentException("An answer of more than " + LONGEST_BODY + " bytes cannot be kept");
        }
        return sealing.seal(body.reveal(), IdempotentCall.label(id));
    }

    /** The call did not come to an answer that counts: the next one is carried out as if it were the first. */
    @Transactional(REQUIRES_NEW)
    public void abandon(UUID id) {
        entities.createNamedQuery(IdempotentCall.ABANDON).setParameter("id", id).executeUpdate();
    }

    /** What begins later than now has not begun. */
    void forgetFuture(@Observes ClockMovedBack moved) {
        entities.createNamedQuery(IdempotentCall.FORGET)
                .setParameter("now", moved.now())
                .executeUpdate();
    }

    /**
     * Removes one small batch of calls whose time is over, in a transaction of its own.
     *
     * @return whether there may be more to remove, so that another call is worth while
     */
    @Transactional(REQUIRES_NEW)
    public boolean sweep() {
        return EXPIRED.sweep(entities, clock.instant());
    }

    private static String sha256(byte[] payload) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(payload));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", missing);
        }
    }
}
