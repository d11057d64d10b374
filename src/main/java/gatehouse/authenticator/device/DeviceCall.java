package gatehouse.authenticator.device;

import gatehouse.platform.Framed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a device shows on each call who it is: when it calls, something it never used before, and a signature over these and
 * what it calls. There is no token that could be stolen.
 *
 * @param seconds since 1970, by the clock of the device
 * @param nonce 16 to 43 letters, digits, dashes and underscores
 */
public record DeviceCall(UUID device, long seconds, String nonce, DeviceSignature signature) {
    /** How far the device's clock may be from ours, either way. */
    static final Duration SKEW = Duration.ofSeconds(60);

    private static final String TAG = "gatehouse-device-call-v1";
    private static final Pattern FORM = Pattern.compile(
            "v1\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.(0|[1-9][0-9]{0,11})\\.([A-Za-z0-9_-]{16,43})"
                    + "\\.([A-Za-z0-9+/=]{1,100})");

    /** @param header {@code v1.device.seconds.nonce.signature} */
    public static Optional<DeviceCall> parse(String header) {
        Matcher parts = FORM.matcher(header);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return DeviceSignature.parse(parts.group(4))
                .map(signature -> new DeviceCall(
                        UUID.fromString(parts.group(1)), Long.parseLong(parts.group(2)), parts.group(3), signature));
    }

    boolean isFreshAt(Instant now) {
        return Duration.between(Instant.ofEpochSecond(seconds), now).abs().compareTo(SKEW) <= 0;
    }

    /** From then on it is not fresh any more, and need not be remembered. */
    Instant stale() {
        return Instant.ofEpochSecond(seconds).plus(SKEW).plusSeconds(1);
    }

    /** @param path from {@code /device/api} on */
    byte[] statement(String method, String path) {
        return Framed.of(TAG)
                .with(device.toString())
                .with(method)
                .with(path)
                .with(Long.toString(seconds))
                .with(nonce)
                .bytes();
    }

    String key() {
        return device + "/" + nonce;
    }
}
