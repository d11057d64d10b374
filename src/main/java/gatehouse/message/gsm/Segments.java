package gatehouse.message.gsm;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntPredicate;

/**
 * A text as one short message or several that a phone puts together again (3GPP TS 23.040, 9.2.3.24.1): in the default
 * alphabet where it can be written in that, else in UCS-2. No character is cut in two.
 *
 * @param ucs2 whether the texts are in UCS-2
 * @param parts each with its header in front, where there is more than one
 */
public record Segments(boolean ucs2, List<byte[]> parts) {
    private static final int HEADER = 6;
    /** In septets, alone and in a part: 140 bytes hold 160 of them, and the header takes seven. */
    private static final int SEPTETS = 160;

    private static final int SEPTETS_OF_A_PART = 153;
    private static final int BYTES = 140;
    private static final int BYTES_OF_A_PART = BYTES - HEADER;
    private static final int BYTE = 0xFF;

    /** @param id which gives the parts the number that they have in common, the same at every attempt */
    public static Segments of(String text, UUID id) {
        return Gsm7.encode(text)
                .map(septets -> new Segments(
                        false, cut(septets, SEPTETS, SEPTETS_OF_A_PART, at -> Gsm7.isBound(septets, at), id)))
                .orElseGet(() -> {
                    byte[] bytes = text.getBytes(StandardCharsets.UTF_16BE);
                    return new Segments(true, cut(bytes, BYTES, BYTES_OF_A_PART, at -> isLowSurrogate(bytes, at), id));
                });
    }

    public boolean areParts() {
        return parts.size() > 1;
    }

    private static boolean isLowSurrogate(byte[] bytes, int at) {
        return Character.isLowSurrogate((char) ((bytes[at] & BYTE) << Byte.SIZE | bytes[at + 1] & BYTE));
    }

    private static List<byte[]> cut(byte[] text, int alone, int ofAPart, IntPredicate bound, UUID id) {
        if (text.length <= alone) {
            return List.of(text);
        }
        List<Integer> cuts = new ArrayList<>(List.of(0));
        while (text.length - last(cuts) > ofAPart) {
            int next = last(cuts) + ofAPart;
            // UCS-2 goes by two; an escape of the default alphabet by one, and there is never more than one.
            int step = ofAPart == BYTES_OF_A_PART ? Character.BYTES : 1;
            cuts.add(bound.test(next) ? next - step : next);
        }
        List<byte[]> parts = new ArrayList<>();
        for (int i = 0; i < cuts.size(); i++) {
            int end = i + 1 < cuts.size() ? cuts.get(i + 1) : text.length;
            parts.add(part(
                    text, cuts.get(i), end, new int[] {(int) id.getLeastSignificantBits() & BYTE, cuts.size(), i + 1}));
        }
        return parts;
    }

    private static int last(List<Integer> cuts) {
        return cuts.get(cuts.size() - 1);
    }

    /** @param header the reference, how many parts there are, and which of them this is, from 1 */
    private static byte[] part(byte[] text, int from, int to, int[] header) {
        byte[] part = new byte[HEADER + to - from];
        part[0] = HEADER - 1;
        part[1] = 0;
        part[2] = 3;
        for (int i = 0; i < header.length; i++) {
            part[HEADER - header.length + i] = (byte) header[i];
        }
        System.arraycopy(text, from, part, HEADER, to - from);
        return part;
    }
}
