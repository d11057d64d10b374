package gatehouse.authenticator.clientkey;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** SHA-256 in base64, 44 characters: how clients name a challenge, and tell what they read in one without sending it. */
public final class Fingerprint {
    public static final int CHARACTERS = 44;

    private Fingerprint() {}

    static String of(byte[] data) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(data));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is part of every Java platform", missing);
        }
    }

    static String of(String ascii) {
        return of(ascii.getBytes(StandardCharsets.US_ASCII));
    }
}
