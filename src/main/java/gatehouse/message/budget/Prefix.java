package gatehouse.message.budget;

import gatehouse.subject.PhoneNumber;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the phone numbers of a country begin: its calling code (ITU-T E.164), and what follows it where several share one: the
 * three digits of an area after 1, for which islands charge other prices than their neighbours, and one digit after 7.
 */
public record Prefix(String digits) {
    /** What no phone number begins with. */
    private static final Prefix UNKNOWN = new Prefix("0");

    private static final Pattern SHARED = Pattern.compile("(1[0-9]{3}|7[0-9]).*");
    private static final Pattern SHARED_CODE = Pattern.compile("[17]");
    private static final String SOME_NUMBER = "0000000";

    /** @param recipient of a text, with or without a leading plus */
    public static Prefix of(String recipient) {
        return PhoneNumber.parse(recipient).map(Prefix::of).orElse(UNKNOWN);
    }

    private static Prefix of(PhoneNumber phone) {
        Matcher shared = SHARED.matcher(phone.digits());
        return new Prefix(shared.matches() ? shared.group(1) : phone.countryCode());
    }

    /** Whether this is a prefix, or 1 or 7 for all that begin like it. */
    public static boolean isCountry(String text) {
        Prefix of = of(text + SOME_NUMBER);
        return SHARED_CODE.matcher(text).matches() || !of.equals(UNKNOWN) && of.digits.equals(text);
    }
}
