package gatehouse.rig;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An app that was told a secret by link, and shows codes by real time (RFC 6238). Knows nothing of our own code. */
public final class AuthenticatorApp {
    private static final Pattern SECRET = Pattern.compile("[?&]secret=([A-Z2-7]+)");
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int STEP = 30;

    private final SecretKeySpec secret;
    private long shown;

    private AuthenticatorApp(byte[] secret) {
        this.secret = new SecretKeySpec(secret, "HmacSHA1");
    }

    public static AuthenticatorApp opening(String totpUri) {
        Matcher secret = SECRET.matcher(totpUri);
        if (!secret.find()) {
            throw new IllegalArgumentException("No secret in " + totpUri);
        }
        return new AuthenticatorApp(decode(secret.group(1)));
    }

    /**
     * A code that was not shown before. The first is of this moment, the second may be one step early, which a server has
     * to bear; a third in a row may be too early.
     */
    public String nextCode() {
        shown = Math.max(Instant.now().getEpochSecond() / STEP, shown + 1);
        return code(shown);
    }

    /** A code that is right at no time near now. */
    public String wrongCode() {
        long now = Instant.now().getEpochSecond() / STEP;
        String code = code(now + 1000);
        boolean rightByChance = code.equals(code(now - 1))
                || code.equals(code(now))
                || code.equals(code(now + 1))
                || code.equals(code(now + 2));
        return rightByChance ? code(now + 1001) : code;
    }

    private String code(long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(secret);
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xF) & Integer.MAX_VALUE;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static byte[] decode(String base32) {
        ByteBuffer bytes = ByteBuffer.allocate(base32.length() * 5 / 8);
        int bits = 0;
        int held = 0;
        for (char digit : base32.toCharArray()) {
            held = held << 5 | BASE32.indexOf(digit);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (held >> bits));
            }
        }
        return bytes.array();
    }
}
