package gatehouse.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import gatehouse.platform.BrokenSetting;
import gatehouse.platform.Sealing;
import gatehouse.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stored signing keys, one stretch of time after the other. There is always a successor: it is made, and so
 * published, when its predecessor begins to sign, which is long before it is used. Keys change without a restart, and
 * every node finds the same key for the same moment.
 */
@ApplicationScoped
public class SigningKeys {
    /** How long a key signs; {@code gatehouse.token.key-life}, ISO 8601, at least two days so that a successor is published a day before use. */
    private static final String KEY_LIFE = "gatehouse.token.key-life";

    private static final Duration LEAST_LIFE = Duration.ofDays(2);
    /** Whoever verifies reads the keys more often than that. */
    private static final Duration PUBLISHED_BEFORE = Duration.ofDays(1);
    /** Past its last signature a key stays published for the longest session there can be, and then some. */
    private static final Duration PUBLISHED_AFTER = Duration.ofHours(25);

    private static final int MODULUS_BITS = 2048;

    private final Sealing sealing;
    private final Clock clock;
    private final Duration life;

    @PersistenceContext(unitName = "gatehouse")
    EntityManager entities;

    @Inject
    SigningKeys(Sealing sealing, Clock clock, Settings settings) {
        this.sealing = sealing;
        this.clock = clock;
        this.life = settings.duration(KEY_LIFE, Duration.ofDays(30));
        if (life.compareTo(LEAST_LIFE) < 0) {
            throw new BrokenSetting(KEY_LIFE, "must be at least " + LEAST_LIFE);
        }
    }

    static String label(String kid) {
        return "signing-key/" + kid;
    }

    /** All keys that are still published, opened. */
    @Transactional
    KeyRing ring() {
        return KeyRing.open(published(clock.instant()), sealing);
    }

    /**
     * Sees to it that there is a key of this moment and a successor; a second call finds them. In a transaction of its
     * own: a key that signs must be there for all nodes, whatever becomes of the request that asked for it.
     */
    @Transactional(TxType.REQUIRES_NEW)
    void prepare() {
        Instant now = clock.instant();
        Optional<Instant> signed = signsTo(now).or(() -> prolongLatest(now));
        Instant end = signed.orElse(now.plus(life));
        Map<Instant, RSAKey> missing = new LinkedHashMap<>();
        if (signed.isEmpty()) {
            missing.put(now, generate(now));
        }
        if (signsTo(end).isEmpty()) {
            missing.put(end, generate(end));
        }
        // All are made before the first is stored: who waits for our rows must not wait for the slow part too.
        missing.forEach((signsFrom, pair) -> store(pair, now, signsFrom));
    }

    /** All keys that are still published, in the order in which they sign. */
    @Transactional
    public List<PublishedKey> list() {
        Instant now = clock.instant();
        List<SigningKey> all = published(now);
        Optional<SigningKey> current = signingAt(now, all);
        return all.stream().map(key -> shown(key, current, now)).toList();
    }

    private static PublishedKey shown(SigningKey key, Optional<SigningKey> current, Instant now) {
        PublishedKey.State waiting =
                now.isBefore(key.signsFrom()) ? PublishedKey.State.NEXT : PublishedKey.State.RETIRED;
        PublishedKey.State state = current.filter(key::equals).isPresent() ? PublishedKey.State.CURRENT : waiting;
        return new PublishedKey(
                key.kid(),
                JWSAlgorithm.RS256.getName(),
                state,
                key.created(),
                key.signsFrom(),
                key.signsTo(),
                key.publishedTo());
    }

    /**
     * The next key signs from now on, and the one before does no more. Of several who want that at the same moment one has
     * it: for the others there is no key that was published long enough. A successor is made as ever.
     */
    @Transactional(TxType.MANDATORY)
    public Rotation rotate() {
        Instant now = clock.instant();
        List<SigningKey> all = entities.createQuery(
                        "select k from SigningKey k where k.publishedTo > :now order by k.kid", SigningKey.class)
                .setParameter("now", now)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        Optional<SigningKey> next = all.stream()
                .filter(key -> now.isBefore(key.signsFrom()))
                .min(Comparator.comparing(SigningKey::signsFrom).thenComparing(KeyRing.PRECEDENCE));
        Instant possibleFrom = next.map(SigningKey::created).orElse(now).plus(PUBLISHED_BEFORE);
        if (now.isBefore(possibleFrom)) {
            return new Rotation.TooSoon(possibleFrom);
        }
        all.stream().filter(key -> key.signsAt(now)).forEach(key -> key.endsAt(now, now.plus(PUBLISHED_AFTER)));
        Instant end = now.plus(life);
        next.orElseThrow().signsBetween(now, end, end.plus(PUBLISHED_AFTER));
        return new Rotation.Done();
    }

    /**
     * After a time without us, or a jump of the clock, no key is left for this moment. Whoever verifies would not know a
     * new one yet, so the latest goes on until its successor has been published for a day.
     */
    private Optional<Instant> prolongLatest(Instant now) {
        Instant end = now.plus(PUBLISHED_BEFORE);
        int prolonged = entities.createNativeQuery("update signing_key set signs_to = ?1, published_to = ?2"
                        + " where kid = (select kid from signing_key where signs_from <= ?3"
                        + " order by signs_from desc, kid fetch first 1 rows only)")
                .setParameter(1, end.atOffset(ZoneOffset.UTC))
                .setParameter(2, end.plus(PUBLISHED_AFTER).atOffset(ZoneOffset.UTC))
                .setParameter(3, now.atOffset(ZoneOffset.UTC))
                .executeUpdate();
        return prolonged == 1 ? Optional.of(end) : Optional.empty();
    }

    /** How long the key signs that signs at some moment; empty when there is none. */
    private Optional<Instant> signsTo(Instant moment) {
        return signingAt(moment, published(moment)).map(SigningKey::signsTo);
    }

    private static Optional<SigningKey> signingAt(Instant moment, List<SigningKey> among) {
        return among.stream().filter(key -> key.signsAt(moment)).min(KeyRing.PRECEDENCE);
    }

    private List<SigningKey> published(Instant now) {
        return entities.createQuery("select k from SigningKey k where k.publishedTo > :now", SigningKey.class)
                .setParameter("now", now)
                .getResultStream()
                .sorted(Comparator.comparing(SigningKey::signsFrom))
                .toList();
    }

    /** Of two nodes that make the same key one wins, and the other finds it. */
    private void store(RSAKey pair, Instant now, Instant signsFrom) {
        String kid = pair.getKeyID();
        Instant signsTo = signsFrom.plus(life);
        entities.createNativeQuery("insert into signing_key"
                        + " (kid, algorithm, public_jwk, sealed, created, signs_from, signs_to, published_to)"
                        + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) on conflict do nothing")
                .setParameter(1, kid)
                .setParameter(2, JWSAlgorithm.RS256.getName())
                .setParameter(3, pair.toPublicJWK().toJSONString())
                .setParameter(4, sealing.seal(pair.toJSONString(), label(kid)))
                .setParameter(5, now.atOffset(ZoneOffset.UTC))
                .setParameter(6, signsFrom.atOffset(ZoneOffset.UTC))
                .setParameter(7, signsTo.atOffset(ZoneOffset.UTC))
                .setParameter(8, signsTo.plus(PUBLISHED_AFTER).atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    /** Its id is the beginning of its time. */
    private static RSAKey generate(Instant signsFrom) {
        try {
            return new RSAKeyGenerator(MODULUS_BITS)
                    .keyID("k" + signsFrom.toEpochMilli())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("RSA is part of every Java platform", impossible);
        }
    }
}
