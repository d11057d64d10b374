package gatehouse.message.smpp;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;

/** Whom the recipient sees: an international number with its plus, a short code of digits, or a name of 11 characters. */
record Sender(String address, TypeOfNumber type, NumberingPlanIndicator plan) {
    private static final Pattern INTERNATIONAL = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern SHORT_CODE = Pattern.compile("[0-9]{3,8}");
    private static final Pattern NAME = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9 ._-]{1,11}");

    /** Empty when it is none of them. */
    static Optional<Sender> parse(String text) {
        if (INTERNATIONAL.matcher(text).matches()) {
            return Optional.of(new Sender(text.substring(1), TypeOfNumber.INTERNATIONAL, NumberingPlanIndicator.ISDN));
        }
        if (SHORT_CODE.matcher(text).matches()) {
            return Optional.of(new Sender(text, TypeOfNumber.NETWORK_SPECIFIC, NumberingPlanIndicator.UNKNOWN));
        }
        return NAME.matcher(text).matches()
                ? Optional.of(new Sender(text, TypeOfNumber.ALPHANUMERIC, NumberingPlanIndicator.UNKNOWN))
                : Optional.empty();
    }
}
