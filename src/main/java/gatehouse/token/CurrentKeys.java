package gatehouse.token;

import gatehouse.platform.database.DatabaseReady;
import gatehouse.platform.log.Log;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The opened keys that this node works with. They are read again every half minute, so that a key made by another node
 * is here long before it signs, and at once when a key is asked for that is not here.
 */
@ApplicationScoped
class CurrentKeys {
    private static final Log LOG = Log.of(CurrentKeys.class);
    private static final Duration REFRESHED_AFTER = Duration.ofSeconds(30);
    /** Unknown key ids come from strangers too: they must not make us read without end. */
    private static final Duration ASKED_AGAIN_AFTER = Duration.ofSeconds(1);

    /** How long somebody who reads is waited for. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final Duration LEFT_ALONE_FOR = Duration.ofSeconds(5);

    private final SigningKeys keys;
    private final Clock clock;

    private final ReentrantLock reading = new ReentrantLock();
    private volatile Snapshot snapshot;
    /** When they could not be read; null: never. */
    private volatile Instant failed;

    @Inject
    CurrentKeys(SigningKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    private record Snapshot(KeyRing ring, Instant read) {
        boolean isOlderThan(Duration age, Instant now) {
            return Duration.between(read, now).abs().compareTo(age) > 0;
        }
    }

    void prepare(@Observes @Priority(100) DatabaseReady ready) {
        read();
    }

    KeyRing.Key signing() {
        return fresh(REFRESHED_AFTER)
                .signingAt(clock.instant())
                .or(() -> read().signingAt(clock.instant()))
                .orElseThrow(() -> new IllegalStateException("No key signs at this moment"));
    }

    Optional<KeyRing.Key> find(String kid) {
        Instant now = clock.instant();
        return fresh(REFRESHED_AFTER)
                .find(kid, now)
                .or(() -> fresh(ASKED_AGAIN_AFTER).find(kid, now));
    }

    /** Whether there is a key that signs, and its successor is published; what is missing is made on the way. */
    boolean areInOrder() {
        Instant now = clock.instant();
        return fresh(REFRESHED_AFTER).isCompleteAt(now) || read().isCompleteAt(now);
    }

    /** With the keys that are known, if need be: whoever cannot have them would take good tokens for bad ones. */
    String publicSet() {
        return freshOrKnown(ASKED_AGAIN_AFTER).publicSet(clock.instant());
    }

    private KeyRing freshOrKnown(Duration age) {
        Snapshot known = snapshot;
        try {
            return fresh(age);
        } catch (RuntimeException away) {
            if (known == null) {
                throw away;
            }
            LOG.warning("token.keys-unread: those that are known go on", away);
            return known.ring();
        }
    }

    private KeyRing fresh(Duration age) {
        return ifFresh(age).orElseGet(() -> readOnce(age));
    }

    private Optional<KeyRing> ifFresh(Duration age) {
        return Optional.ofNullable(snapshot)
                .filter(known -> !known.isOlderThan(age, clock.instant()))
                .map(Snapshot::ring);
    }

    /**
     * Of many who find the snapshot old at the same moment one reads, and the others take what it read. They do not wait for a
     * database that says nothing, one after the other: what is known goes on, for a key is published long before it signs.
     */
    private KeyRing readOnce(Duration age) {
        Snapshot known = snapshot;
        if (known == null) {
            return read();
        }
        if (isAway() || !isFreeToRead()) {
            return known.ring();
        }
        try {
            return ifFresh(age).orElseGet(this::read);
        } catch (RuntimeException failure) {
            failed = clock.instant();
            throw failure;
        } finally {
            reading.unlock();
        }
    }

    /** Whoever found out was told; nobody else has to for a while. */
    private boolean isAway() {
        Instant last = failed;
        return last != null && Duration.between(last, clock.instant()).abs().compareTo(LEFT_ALONE_FOR) < 0;
    }

    private boolean isFreeToRead() {
        try {
            return reading.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Makes what is missing on the way: a successor is published as soon as its predecessor begins to sign. */
    private KeyRing read() {
        reading.lock();
        try {
            KeyRing ring = keys.ring();
            if (!ring.isCompleteAt(clock.instant())) {
                keys.prepare();
                ring = keys.ring();
            }
            snapshot = new Snapshot(ring, clock.instant());
            return ring;
        } finally {
            reading.unlock();
        }
    }
}
