package gatehouse.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import gatehouse.platform.Sealing;
import java.text.ParseException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The keys of one moment, opened and ready: an immutable snapshot of the stored ones. */
final class KeyRing {
    /** Where two keys sign at the same time, as when two nodes made a first one, all nodes take the older. */
    static final Comparator<SigningKey> PRECEDENCE =
            Comparator.comparing(SigningKey::created).thenComparing(SigningKey::kid);

    private final List<Key> keys;
    private final Map<String, Key> byId;

    private KeyRing(List<Key> keys) {
        this.keys = keys;
        this.byId = keys.stream().collect(Collectors.toMap(key -> key.stored().kid(), Function.identity()));
    }

    /** One key with its two uses. */
    record Key(SigningKey stored, JWSSigner signer, JWSVerifier verifier) {}

    static KeyRing open(List<SigningKey> stored, Sealing sealing) {
        return new KeyRing(stored.stream().map(key -> open(key, sealing)).toList());
    }

    private static Key open(SigningKey stored, Sealing sealing) {
        try {
            RSAKey pair = RSAKey.parse(sealing.open(stored.sealed(), SigningKeys.label(stored.kid())));
            return new Key(stored, new RSASSASigner(pair), new RSASSAVerifier(pair));
        } catch (ParseException | JOSEException unusable) {
            throw new IllegalStateException("Signing key " + stored.kid() + " cannot be used", unusable);
        }
    }

    Optional<Key> signingAt(Instant now) {
        return keys.stream()
                .filter(key -> key.stored().signsAt(now))
                .min(Comparator.comparing(Key::stored, PRECEDENCE));
    }

    /** Whether there is a key that signs, and one to take its place without a gap. */
    boolean isCompleteAt(Instant now) {
        return signingAt(now).map(Key::stored).filter(this::hasSuccessor).isPresent();
    }

    private boolean hasSuccessor(SigningKey key) {
        return keys.stream().anyMatch(other -> other.stored().signsAt(key.signsTo()));
    }

    Optional<Key> find(String kid, Instant now) {
        return Optional.ofNullable(byId.get(kid)).filter(key -> key.stored().isPublishedAt(now));
    }

    /** The public keys as a JWK set (RFC 7517). */
    String publicSet(Instant now) {
        return keys.stream()
                .filter(key -> key.stored().isPublishedAt(now))
                .map(key -> key.stored().publicJwk())
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }
}
