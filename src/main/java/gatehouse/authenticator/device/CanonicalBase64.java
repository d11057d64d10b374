package gatehouse.authenticator.device;

import java.util.Base64;
import java.util.Optional;

/** Base64 with padding and no white space, in the one spelling that each byte string has (RFC 4648, 3.5 and 4). */
final class CanonicalBase64 {
    private CanonicalBase64() {}

    static Optional<byte[]> decode(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
