package gatehouse.webhook;

import gatehouse.platform.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 over {@code timestamp.body}: who knows the secret knows that we said it, and when. */
final class Signature {
    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /**
     * The value of the header: one {@code v1=hex} for each secret, with a comma and a blank between them.
     *
     * @param timestamp seconds since 1970
     */
    static String header(List<Secret> secrets, long timestamp, String body) {
        return secrets.stream()
                .map(secret -> "v1=" + hex(secret, timestamp + "." + body))
                .collect(Collectors.joining(", "));
    }

    private static String hex(Secret secret, String signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(ALGORITHM + " is part of every Java platform", missing);
        }
    }
}
