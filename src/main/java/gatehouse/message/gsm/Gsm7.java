package gatehouse.message.gsm;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** The default alphabet of SMS (3GPP TS 23.038, 6.2.1), one septet in each byte, as message centres take it. */
final class Gsm7 {
    private static final int ESCAPE = 0x1B;
    /** By their values; a line feed, a form feed or the escape itself where the standard has no letter. */
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /** What stands behind an escape, and where. */
    private static final String EXTENDED = "\f^{}\\[~]|€";

    private static final byte[] EXTENDED_AT = {0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65};

    private Gsm7() {}

    /** Empty when a character is not in the alphabet. */
    static Optional<byte[]> encode(String text) {
        ByteArrayOutputStream septets = new ByteArrayOutputStream();
        for (char letter : text.toCharArray()) {
            int basic = letter == ESCAPE ? -1 : BASIC.indexOf(letter);
            int extended = EXTENDED.indexOf(letter);
            if (basic >= 0) {
                septets.write(basic);
            } else if (extended >= 0) {
                septets.write(ESCAPE);
                septets.write(EXTENDED_AT[extended]);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(septets.toByteArray());
    }

    /** Whether a text must not be cut before this byte, which belongs to the one before it. */
    static boolean isBound(byte[] septets, int at) {
        return septets[at - 1] == ESCAPE;
    }
}
