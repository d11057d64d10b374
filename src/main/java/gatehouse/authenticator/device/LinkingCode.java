package gatehouse.authenticator.device;

import gatehouse.platform.KeyedHash;
import gatehouse.platform.Randomness;
import gatehouse.platform.Secret;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Links one device, once: 80 random bits in 16 letters and digits, of which none is taken for another. It may be typed
 * in small letters, with blanks and dashes.
 */
public record LinkingCode(Secret secret) {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;
    private static final Pattern CANONICAL = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");

    static LinkingCode random(Randomness randomness) {
        return new LinkingCode(Secret.of(randomness.characters(ALPHABET, LENGTH)));
    }

    /** @return empty for what cannot be a code */
    public static Optional<LinkingCode> parse(Secret typed) {
        String text = typed.reveal().replaceAll("[ -]", "").toUpperCase(Locale.ROOT);
        return Optional.of(text)
                .filter(code -> CANONICAL.matcher(code).matches())
                .map(code -> new LinkingCode(Secret.of(code)));
    }

    String hash(KeyedHash keyedHash) {
        return keyedHash.hex("device-linking", secret.reveal());
    }
}
