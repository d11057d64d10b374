package gatehouse.authenticator.totp;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import gatehouse.platform.Randomness;
import gatehouse.platform.Secret;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/** What a subject's app and we share: 160 bits, and the code that follows from them for each step of 30 seconds. */
final class TotpSecret {
    static final int STEP_SECONDS = 30;
    static final int DIGITS = 6;
    private static final int BYTES = 20;
    /** Steps that an app's clock may be behind or ahead. */
    private static final int WINDOW = 1;

    private static final HmacOneTimePasswordGenerator CODES = new HmacOneTimePasswordGenerator(DIGITS);

    private final byte[] bytes;

    private TotpSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    static TotpSecret random(Randomness randomness) {
        return new TotpSecret(randomness.bytes(BYTES));
    }

    static TotpSecret of(Secret base32) {
        return new TotpSecret(Base32.decode(base32.reveal()));
    }

    Secret base32() {
        return Secret.of(Base32.toBase32String(bytes));
    }

    /** The step around {@code now}, and after {@code last}, whose code this is; empty when there is none. */
    OptionalLong stepOf(Secret code, Instant now, long last) {
        long current = Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
        return LongStream.rangeClosed(current - WINDOW, current + WINDOW)
                .filter(step -> step > last)
                .filter(step -> code(step).equals(code))
                .findFirst();
    }

    Secret code(long step) {
        try {
            return Secret.of(CODES.generateOneTimePasswordString(new SecretKeySpec(bytes, "RAW"), step, Locale.ROOT));
        } catch (InvalidKeyException refused) {
            throw new IllegalStateException("Any bytes are a key of HMAC", refused);
        }
    }
}
