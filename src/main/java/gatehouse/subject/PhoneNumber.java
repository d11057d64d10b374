package gatehouse.subject;

import java.util.Optional;
import java.util.regex.Pattern;

/** An international number as digits with the country code and no {@code +}: 7 to 15 digits, no leading zero (E.164). */
public record PhoneNumber(String digits) {
    private static final Pattern E164 = Pattern.compile("[1-9][0-9]{6,14}");

    public PhoneNumber {
        if (!E164.matcher(digits).matches()) {
            throw new IllegalArgumentException("Not an international phone number");
        }
    }

    /** Takes the number with or without the {@code +}. */
    public static Optional<PhoneNumber> parse(String text) {
        String digits = text.startsWith("+") ? text.substring(1) : text;
        return E164.matcher(digits).matches() ? Optional.of(new PhoneNumber(digits)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "PhoneNumber[hidden]";
    }
}
