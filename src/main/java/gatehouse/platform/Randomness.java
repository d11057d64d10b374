package gatehouse.platform;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** The one source of chance: secrets from a cryptographic generator, and time-ordered ids that are never secrets. */
public final class Randomness {
    private final SecureRandom random;

    public Randomness(SecureRandom random) {
        this.random = random;
    }

    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Uniformly distributed decimal digits, leading zeros included. */
    public String digits(int count) {
        StringBuilder digits = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    /** Uniformly distributed characters of an alphabet that lies within the Basic Multilingual Plane. */
    public String characters(String alphabet, int count) {
        StringBuilder characters = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            characters.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return characters.toString();
    }

    /** A URL-safe token with {@code bytes} bytes of entropy. */
    public String token(int bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(bytes));
    }

    /** A version 4 UUID with 122 random bits, for ids that travel and must not be guessed. */
    public UUID unguessableId() {
        ByteBuffer bytes = ByteBuffer.wrap(bytes(16));
        long high = (bytes.getLong() & ~0xF000L) | 0x4000L;
        long low = (bytes.getLong() & ~(0b11L << 62)) | (0b10L << 62);
        return new UUID(high, low);
    }

    /** A version 7 UUID: ordered by time, so that it makes a friendly key. Not a secret. */
    public UUID id(Clock clock) {
        return UuidCreator.getTimeOrderedEpoch(Instant.now(clock));
    }
}
