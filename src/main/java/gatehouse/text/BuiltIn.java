package gatehouse.text;

/**
 * What is said where a tenant has no text of its own: plain English in the default alphabet of SMS, short enough for one
 * wherever no link is in it. Each code stands in it as six digits apart from other figures.
 */
public final class BuiltIn {
    private static final String CODE = "Your code is {code}. It is valid for {life}. ";
    private static final String SECRET = " Never tell it to anybody.";
    private static final String ALARM = " If that was not you, contact us at once.";

    private BuiltIn() {}

    public static String of(TextPurpose purpose) {
        return switch (purpose) {
            case PASSWORD_RESET_CODE -> CODE + "Enter it to choose a new password." + SECRET;
            case PASSWORD_RESET_LINK -> "Choose a new password within {life}: {link}";
            case PASSWORD_CHANGED -> "Your password was changed." + ALARM;
            case FIRST_PASSWORD ->
                "Your first password is {password}. Sign in with the identity that you were told"
                        + " or this e-mail address, and choose your own password within {life}." + SECRET;
            case CARD_ACCESS_CODE -> CODE + "Enter it to choose a password for your card details." + SECRET;
            case CARD_ACCESS_PASSWORD ->
                "Your card access password is {password}. It shows your card details and nothing else." + SECRET;
            case CARD_ACCESS_CHANGED -> "Your card access password was changed." + ALARM;
            case CARD_ACCESS_REMOVED -> "Your card access password was removed." + ALARM;
            case FACTORS_CHANGED -> "Your way to sign in was changed." + ALARM;
            case VERIFICATION_CODE -> CODE + "Enter it to confirm that it is you." + SECRET;
            case PHONE_ENROLMENT_CODE -> CODE + "Enter it to confirm that this phone is yours." + SECRET;
            case STEP_UP_CODE -> CODE + "Enter it to go on." + SECRET;
            case PAYMENT_CODE -> "Your code is {code} to pay {amount} to {payee}. It is valid for {life}." + SECRET;
            case EMAIL_CODE -> CODE + "Enter it to confirm your e-mail address." + SECRET;
            case INVITATION ->
                "You are invited to act for a customer. " + CODE + "Enter it to choose your password." + SECRET;
            case CONTACT_CHANGED -> "Your contact details were changed." + ALARM;
        };
    }

    /** The same in fewer words, for a text that is to name a page too. */
    static String brief(TextPurpose purpose) {
        return purpose == TextPurpose.PAYMENT_CODE
                ? "{code} pays {amount} to {payee}." + SECRET
                : "Your code is {code}." + SECRET;
    }
}
