package gatehouse.platform;

import java.util.Arrays;

/**
 * Tells bytes that somebody typed from bytes that were drawn at random. Of 32 random bytes one in some 10^13 looks typed;
 * of typed ones some pass, for nobody can see from outside where bytes come from.
 */
final class Guessable {
    private Guessable() {}

    /** Whether the bytes are few and repeated, count up or down, say the same twice, or are readable text. */
    static boolean is(byte[] secret) {
        return repeatsFew(secret) || counts(secret) || saysItTwice(secret) || isText(secret);
    }

    private static boolean repeatsFew(byte[] secret) {
        boolean[] seen = new boolean[256];
        int different = 0;
        for (byte each : secret) {
            different += seen[each & 0xff] ? 0 : 1;
            seen[each & 0xff] = true;
        }
        return different < secret.length / 2;
    }

    private static boolean counts(byte[] secret) {
        byte step = (byte) (secret[1] - secret[0]);
        for (int i = 1; i < secret.length; i++) {
            if ((byte) (secret[i] - secret[i - 1]) != step) {
                return false;
            }
        }
        return true;
    }

    private static boolean saysItTwice(byte[] secret) {
        int half = secret.length / 2;
        return Arrays.equals(secret, 0, half, secret, half, secret.length);
    }

    private static boolean isText(byte[] secret) {
        for (byte each : secret) {
            if (each < ' ' || each > '~') {
                return false;
            }
        }
        return true;
    }
}
