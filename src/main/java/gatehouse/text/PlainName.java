package gatehouse.text;

import java.text.Normalizer;

/**
 * A name that somebody else chose, as it may stand in a text that arrives in a bank's name: letters and digits that every
 * phone shows, blanks, and {@code & ' -}. Whatever a phone would turn into a link or a number to call is gone: dots but the
 * last one, slashes, signs of addresses, and digits after the sixth; several blanks in a row are shown as one. Doors refuse other payees before they come here, and
 * those that they let in are not changed otherwise; a text does not rely on that.
 */
final class PlainName {
    static final int LONGEST = 40;

    private static final int MOST_DIGITS = 6;
    /** What is shown of a name of which nothing is left. */
    private static final String NOTHING = "-";

    private PlainName() {}

    static String of(String name) {
        String letters = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replaceAll("\\.(?!\\s*$)", " ")
                .replaceAll("[^A-Za-z0-9 &'.-]", " ");
        String few = withoutLateDigits(letters).replaceAll(" +", " ").strip();
        String plain = few.substring(0, Math.min(LONGEST, few.length())).strip();
        return plain.matches(".*[A-Za-z0-9].*") ? plain : NOTHING;
    }

    private static String withoutLateDigits(String text) {
        StringBuilder kept = new StringBuilder();
        int digits = 0;
        for (char letter : text.toCharArray()) {
            digits += Character.isDigit(letter) ? 1 : 0;
            if (!Character.isDigit(letter) || digits <= MOST_DIGITS) {
                kept.append(letter);
            }
        }
        return kept.toString();
    }
}
