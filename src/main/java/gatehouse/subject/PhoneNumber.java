package gatehouse.subject;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An international number as digits with the country code and no {@code +}: 7 to 15 digits, no leading zero (E.164). */
public record PhoneNumber(String digits) {
    private static final Pattern E164 = Pattern.compile("[1-9][0-9]{6,14}");

    public PhoneNumber {
        if (!E164.matcher(digits).matches()) {
            throw new IllegalArgumentException("Not an international phone number");
        }
    }

    /** The country codes of one and of two digits (ITU-T E.164); all others have three. */
    private static final Pattern SHORT_CODE =
            Pattern.compile("(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])[0-9]*");

    private static final int LONGEST_CODE = 3;

    /** Takes the number with or without the {@code +}. */
    public static Optional<PhoneNumber> parse(String text) {
        String digits = text.startsWith("+") ? text.substring(1) : text;
        return E164.matcher(digits).matches() ? Optional.of(new PhoneNumber(digits)) : Optional.empty();
    }

    /** The digits that stand for the country; no code is the beginning of another. */
    public String countryCode() {
        Matcher found = SHORT_CODE.matcher(digits);
        return found.matches() ? found.group(1) : digits.substring(0, LONGEST_CODE);
    }

    /** What follows the country code. */
    public String nationalNumber() {
        return digits.substring(countryCode().length());
    }

    @Override
    public String toString() {
        return "PhoneNumber[hidden]";
    }
}
