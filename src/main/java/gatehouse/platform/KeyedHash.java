package gatehouse.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 under the pepper: a fast one-way value that the database alone cannot guess from. The purpose keeps
 * values of different uses apart.
 */
public final class KeyedHash {
    private final byte[] pepper;

    public KeyedHash(byte[] pepper) {
        if (pepper.length != 32) {
            throw new IllegalArgumentException("A pepper has 32 bytes");
        }
        this.pepper = pepper.clone();
    }

    public byte[] of(String purpose, String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(pepper, "HmacSHA256"));
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("HmacSHA256 is part of every Java platform", missing);
        }
    }

    /** 64 lower-case hex digits. */
    public String hex(String purpose, String value) {
        return HexFormat.of().formatHex(of(purpose, value));
    }
}
