package gatehouse.token;

import gatehouse.platform.database.DatabaseReady;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The opened keys that this node works with. They are read again every half minute, so that a key made by another node
 * is here long before it signs, and at once when a key is asked for that is not here.
 */
@ApplicationScoped
class CurrentKeys {
    private static final Duration REFRESHED_AFTER = Duration.ofSeconds(30);
    /** Unknown key ids come from strangers too: they must not make us read without end. */
    private static final Duration ASKED_AGAIN_AFTER = Duration.ofSeconds(1);

    private final SigningKeys keys;
    private final Clock clock;

    private volatile Snapshot snapshot;

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

    String publicSet() {
        return fresh(ASKED_AGAIN_AFTER).publicSet(clock.instant());
    }

    private KeyRing fresh(Duration age) {
        return ifFresh(age).orElseGet(() -> readOnce(age));
    }

    private Optional<KeyRing> ifFresh(Duration age) {
        return Optional.ofNullable(snapshot)
                .filter(known -> !known.isOlderThan(age, clock.instant()))
                .map(Snapshot::ring);
    }

    /** Of many who find the snapshot old at the same moment one reads, and the others take what it read. */
    private synchronized KeyRing readOnce(Duration age) {
        return ifFresh(age).orElseGet(this::read);
    }

    /** Makes what is missing on the way: a successor is published as soon as its predecessor begins to sign. */
    private synchronized KeyRing read() {
        KeyRing ring = keys.ring();
        if (!ring.isCompleteAt(clock.instant())) {
            keys.prepare();
            ring = keys.ring();
        }
        snapshot = new Snapshot(ring, clock.instant());
        return ring;
    }
}
