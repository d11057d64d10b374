package gatehouse.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import gatehouse.platform.BrokenSetting;
import gatehouse.platform.Sealing;
import gatehouse.platform.Settings;
import gatehouse.platform.Starting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

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

    /** Whoever is there to be told has read the settings. */
    void checkAtStart(@Observes Starting starting) {}

    static String label(String kid) {
        return "signing-key/" + kid;
    }

    /** All keys that are still published, opened. */
    @Transactional
    KeyRing ring() {
        return KeyRing.open(published(clock.instant()), sealing);
    }

    /** Makes the key of this moment and its successor where they are missing; a second call finds them. */
    @Transactional
    void prepare() {
        Instant now = clock.instant();
        List<SigningKey> published = published(now);
        SigningKey current =
                published.stream().filter(key -> key.signsAt(now)).findFirst().orElseGet(() -> add(now, now));
        boolean hasSuccessor =
                published.stream().anyMatch(key -> !key.signsFrom().isBefore(current.signsTo()));
        if (!hasSuccessor) {
            add(now, current.signsTo());
        }
    }

    private List<SigningKey> published(Instant now) {
        return entities.createQuery("select k from SigningKey k where k.publishedTo > :now", SigningKey.class)
                .setParameter("now", now)
                .getResultStream()
                .sorted(Comparator.comparing(SigningKey::signsFrom))
                .toList();
    }

    /** The id is the beginning of its time: two nodes that make the same successor collide, and one of them wins. */
    private SigningKey add(Instant now, Instant signsFrom) {
        String kid = "k" + signsFrom.toEpochMilli();
        RSAKey pair = generate(kid);
        Instant signsTo = signsFrom.plus(life);
        SigningKey key = new SigningKey(
                kid,
                JWSAlgorithm.RS256.getName(),
                pair.toPublicJWK().toJSONString(),
                sealing.seal(pair.toJSONString(), label(kid)),
                now,
                signsFrom,
                signsTo,
                signsTo.plus(PUBLISHED_AFTER));
        entities.persist(key);
        return key;
    }

    private static RSAKey generate(String kid) {
        try {
            return new RSAKeyGenerator(MODULUS_BITS)
                    .keyID(kid)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("RSA is part of every Java platform", impossible);
        }
    }
}
