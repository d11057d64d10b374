package gatehouse.challenge;

import gatehouse.platform.Framed;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the payer is asked to confirm: this much to this payee. An answer that was given for it is good for nothing else
 * (R-25).
 *
 * @param amount in the smallest unit of the currency, such as cents; not negative
 * @param currency of ISO 4217, in capitals; not one without money, such as gold
 * @param payee as the payer knows them: 1 to 70 code points, on one line and in the order in which they are written
 */
public record Operation(long amount, String currency, String payee) {
    /** As many as a name has in a SEPA transfer. */
    public static final int LONGEST_PAYEE = 70;

    private static final Set<Integer> UNSEEN = Set.of(
            (int) Character.CONTROL,
            (int) Character.SURROGATE,
            (int) Character.LINE_SEPARATOR,
            (int) Character.PARAGRAPH_SEPARATOR,
            (int) Character.PRIVATE_USE);

    public Operation {
        if (amount < 0) {
            throw new IllegalArgumentException("An amount is not negative");
        }
        if (!isCurrency(currency)) {
            throw new IllegalArgumentException("A currency has three letters of ISO 4217");
        }
        if (!isPayee(payee)) {
            throw new IllegalArgumentException("A payee is 1 to " + LONGEST_PAYEE + " visible characters");
        }
    }

    /** Whether there is such money, and we know how many digits its smallest unit has. */
    public static boolean isCurrency(String text) {
        return text.matches("[A-Z]{3}") && digits(text).isPresent();
    }

    /** Whether the payer would see this, all of it, and nothing else. */
    public static boolean isPayee(String text) {
        int length = text.codePointCount(0, text.length());
        return length <= LONGEST_PAYEE && !text.isBlank() && text.codePoints().noneMatch(Operation::isDeceptive);
    }

    /** Marks that turn the direction of a line would let it read as somebody else's name. */
    private static boolean isDeceptive(int codePoint) {
        return UNSEEN.contains(Character.getType(codePoint))
                || codePoint == 0x061C
                || codePoint == 0x200E
                || codePoint == 0x200F
                || codePoint >= 0x202A && codePoint <= 0x202E
                || codePoint >= 0x2066 && codePoint <= 0x2069;
    }

    private static Optional<Integer> digits(String currency) {
        try {
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            return Optional.of(digits).filter(known -> known >= 0);
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /** Amount, currency and payee, as they are signed one after the other. */
    public List<String> fields() {
        return List.of(Long.toString(amount), currency, payee);
    }

    /** Two operations have the same bytes only when they are equal. */
    public byte[] canonical() {
        return Framed.of(Long.toString(amount)).with(currency).with(payee).bytes();
    }

    /** One line for the payer, such as {@code 12.34 EUR to Corner Shop}. */
    public String text() {
        return amountText() + " to " + payee;
    }

    /** Such as {@code 12.34 EUR}. */
    public String amountText() {
        return BigDecimal.valueOf(amount, digits(currency).orElseThrow()).toPlainString() + " " + currency;
    }
}
