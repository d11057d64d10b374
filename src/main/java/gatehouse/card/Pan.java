package gatehouse.card;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number of a card: 14 to 19 digits, the last of which checks the others (ISO/IEC 7812-1). Of shorter numbers the
 * first six and last four would hide next to nothing. It shows itself masked; whoever needs all of it says {@link
 * #reveal()}, which is easy to find in a review.
 */
public final class Pan {
    static final int LEAST = 14;
    static final int MOST = 19;

    private static final int SHOWN_FIRST = 6;
    private static final int SHOWN_LAST = 4;
    private static final Pattern DIGITS = Pattern.compile("[0-9]{" + LEAST + "," + MOST + "}");

    private final String digits;

    private Pan(String digits) {
        this.digits = digits;
    }

    /** @return empty when the text is not 14 to 19 digits, or its check digit is wrong */
    public static Optional<Pan> parse(String text) {
        boolean valid = DIGITS.matcher(text).matches() && luhnSum(text) % 10 == 0;
        return valid ? Optional.of(new Pan(text)) : Optional.empty();
    }

    /** The number that begins with these digits, 13 to 18 of them, and ends with its check digit. */
    public static Pan startingWith(String digits) {
        int missing = Math.floorMod(-luhnSum(digits + '0'), 10);
        return parse(digits + missing)
                .orElseThrow(() -> new IllegalArgumentException("A card number starts with 13 to 18 digits"));
    }

    /** The sum of all digits from the right, every second one doubled and, above 9, taken together again. */
    private static int luhnSum(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = Character.digit(digits.charAt(digits.length() - 1 - i), 10);
            int weighed = i % 2 == 0 ? digit : 2 * digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum;
    }

    /** All digits. */
    public String reveal() {
        return digits;
    }

    /** The first six and the last four digits, which is the most that may be shown (PCI DSS 3.4.1). */
    public String masked() {
        return digits.substring(0, SHOWN_FIRST)
                + "*".repeat(digits.length() - SHOWN_FIRST - SHOWN_LAST)
                + digits.substring(digits.length() - SHOWN_LAST);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pan pan && pan.digits.equals(digits);
    }

    @Override
    public int hashCode() {
        return digits.hashCode();
    }

    @Override
    public String toString() {
        return "Pan[" + masked() + "]";
    }
}
