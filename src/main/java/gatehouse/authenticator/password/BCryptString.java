package gatehouse.authenticator.password;

import gatehouse.platform.Randomness;
import gatehouse.platform.Secret;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.BCrypt;

/**
 * A BCrypt hash in the form that most software writes, {@code $2b$12$} and 53 characters: version, cost, 16 bytes of
 * salt, 23 bytes of hash.
 *
 * <p>What goes into the hash, here and in OpenBSD, crypt_blowfish, jBCrypt and their offspring, is the text in UTF-8,
 * one NUL, and of both together the first 72 bytes. Newer versions of some libraries refuse a longer text instead of
 * cutting it; then no such hash exists, and nothing differs. A text with a NUL inside ends there in C and goes on
 * elsewhere, so it is never a password here. The versions {@code 2a}, {@code 2b} and {@code 2y} mean the same for every
 * text below 256 bytes; for longer ones, early writers of {@code 2a} went wrong, and their hashes of such texts do not
 * match. {@code 2x} marks a known fault, {@code 2} has no NUL: both are refused.
 *
 * <p>The 22nd character of the salt and the last of the hash carry spare bits, which are ignored, as OpenBSD does.
 */
public final class BCryptString {
    /** What a caller may import: less is too weak, more lets one login keep a core busy for seconds. */
    private static final int IMPORT_LEAST = 10;

    private static final int IMPORT_MOST = 14;

    private static final Pattern STRICT = Pattern.compile("\\$2[aby]\\$(0[4-9]|[12]\\d|3[01])\\$([./A-Za-z0-9]{53})");
    private static final Pattern LOOKALIKE = Pattern.compile("\\s*\\$2[a-z]?\\$\\d\\d\\$.*", Pattern.DOTALL);

    private static final String ALPHABET = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int SALT_CHARACTERS = 22;
    static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 23;
    private static final int INPUT_BYTES = 72;

    private final String text;
    private final int cost;
    private final byte[] salt;
    private final byte[] hash;

    private BCryptString(String text, int cost, byte[] salt, byte[] hash) {
        this.text = text;
        this.cost = cost;
        this.salt = salt;
        this.hash = hash;
    }

    private BCryptString(int cost, byte[] salt, byte[] hash) {
        this("$2b$%02d$".formatted(cost) + encode(salt) + encode(hash), cost, salt, hash);
    }

    /** Exactly a BCrypt string, with nothing around it; empty for anything else. */
    static Optional<BCryptString> parse(String text) {
        Matcher parts = STRICT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String data = parts.group(2);
        return Optional.of(new BCryptString(
                text,
                Integer.parseInt(parts.group(1)),
                decode(data.substring(0, SALT_CHARACTERS), SALT_BYTES),
                decode(data.substring(SALT_CHARACTERS), HASH_BYTES)));
    }

    /** A string that a caller with the right to do so may import; empty when it is malformed or its cost is not 10 to 14. */
    public static Optional<BCryptString> importable(Secret text) {
        return parse(text.reveal()).filter(bcrypt -> bcrypt.cost >= IMPORT_LEAST && bcrypt.cost <= IMPORT_MOST);
    }

    /**
     * Whether this is meant as a BCrypt string, well-formed or not. Such a text is never taken as a clear password: else
     * a leaked hash would become one.
     */
    public static boolean looksLikeBCrypt(Secret text) {
        return LOOKALIKE.matcher(PasswordText.normalised(text.reveal())).matches();
    }

    static BCryptString of(byte[] input, byte[] salt, int cost) {
        return new BCryptString(cost, salt, compute(input, salt, cost));
    }

    /** A string that no input is known for: comparing with it costs as much as comparing with a real one. */
    static BCryptString ofNobody(Randomness randomness, int cost) {
        return new BCryptString(cost, randomness.bytes(SALT_BYTES), randomness.bytes(HASH_BYTES));
    }

    /** Hashes the input again and compares in constant time: the slow part of a login. */
    boolean isOf(byte[] input) {
        return MessageDigest.isEqual(compute(input, salt, cost), hash);
    }

    int cost() {
        return cost;
    }

    String text() {
        return text;
    }

    private static byte[] compute(byte[] input, byte[] salt, int cost) {
        // One byte longer than the input, so that the NUL is part of it; cut at what BCrypt reads.
        byte[] read = Arrays.copyOf(input, Math.min(input.length + 1, INPUT_BYTES));
        return Arrays.copyOf(BCrypt.generate(read, salt, cost), HASH_BYTES);
    }

    private static byte[] decode(String characters, int count) {
        byte[] bytes = new byte[count];
        int bits = 0;
        int held = 0;
        int next = 0;
        for (int i = 0; next < count; i++) {
            bits = bits << 6 | ALPHABET.indexOf(characters.charAt(i));
            held += 6;
            if (held >= 8) {
                held -= 8;
                bytes[next++] = (byte) (bits >> held);
            }
        }
        return bytes;
    }

    private static String encode(byte[] bytes) {
        StringBuilder characters = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte one : bytes) {
            bits = bits << 8 | one & 0xff;
            held += 8;
            while (held >= 6) {
                held -= 6;
                characters.append(ALPHABET.charAt(bits >> held & 0x3f));
            }
        }
        return held == 0
                ? characters.toString()
                : characters.append(ALPHABET.charAt(bits << 6 - held & 0x3f)).toString();
    }

    @Override
    public String toString() {
        return "BCryptString[hidden]";
    }
}
