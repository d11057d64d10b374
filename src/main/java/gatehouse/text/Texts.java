package gatehouse.text;

import gatehouse.platform.Secret;
import gatehouse.platform.Settings;
import gatehouse.subject.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * What there is to tell. Never a word that a user typed, but for the payee of a payment, which is made plain here: what is
 * sent in the name of a bank must not be writable by strangers.
 */
@ApplicationScoped
public class Texts {
    /** The page that opens a reset link. The token is in the fragment, so that no server or proxy logs it. */
    static final String RESET_PATH = "/account/reset#";

    private final Settings settings;

    @Inject
    public Texts(Settings settings) {
        this.settings = settings;
    }

    public Content passwordResetCode(Secret code, Duration life) {
        return code(TextPurpose.PASSWORD_RESET_CODE, code, life);
    }

    public Content passwordResetLink(Secret token, Duration life) {
        Map<Place, String> values = lasting(life);
        values.put(Place.LINK, settings.publicUrl() + RESET_PATH + token.reveal());
        return new Content(TextPurpose.PASSWORD_RESET_LINK, values);
    }

    /** By e-mail: the page finds in the link what a reset takes, the code and then the address it was sent to. */
    public Content passwordResetMail(Secret code, EmailAddress to, Duration life) {
        String address = URLEncoder.encode(to.text(), StandardCharsets.UTF_8);
        return passwordResetLink(Secret.of("nonce=" + code.reveal() + "&email=" + address), life);
    }

    /** By e-mail, to somebody who works for a tenant. */
    public Content firstPassword(Secret password, Duration life) {
        return new Content(
                TextPurpose.FIRST_PASSWORD,
                Map.of(
                        Place.PASSWORD, password.reveal(),
                        Place.HOURS, Long.toString(life.toHours()),
                        Place.LIFE, words(life.toHours(), "hour")));
    }

    public Content passwordChanged() {
        return Content.of(TextPurpose.PASSWORD_CHANGED);
    }

    public Content cardAccessCode(Secret code, Duration life) {
        return code(TextPurpose.CARD_ACCESS_CODE, code, life);
    }

    public Content cardAccessPassword(Secret password) {
        return new Content(TextPurpose.CARD_ACCESS_PASSWORD, Map.of(Place.PASSWORD, password.reveal()));
    }

    public Content cardAccessChanged() {
        return Content.of(TextPurpose.CARD_ACCESS_CHANGED);
    }

    public Content cardAccessRemoved() {
        return Content.of(TextPurpose.CARD_ACCESS_REMOVED);
    }

    public Content factorsChanged() {
        return Content.of(TextPurpose.FACTORS_CHANGED);
    }

    public Content verificationCode(Secret code, Duration life) {
        return code(TextPurpose.VERIFICATION_CODE, code, life);
    }

    public Content phoneEnrolmentCode(Secret code, Duration life) {
        return code(TextPurpose.PHONE_ENROLMENT_CODE, code, life);
    }

    public Content stepUpCode(Secret code, Duration life) {
        return code(TextPurpose.STEP_UP_CODE, code, life);
    }

    /**
     * @param amount such as {@code 12.34 EUR}
     * @param payee shown as {@link PlainName} leaves it
     */
    public Content paymentCode(Secret code, Duration life, String amount, String payee) {
        Map<Place, String> values = lasting(life);
        values.put(Place.CODE, code.reveal());
        values.put(Place.AMOUNT, amount);
        values.put(Place.PAYEE, PlainName.of(payee));
        return new Content(TextPurpose.PAYMENT_CODE, values);
    }

    public Content emailCode(Secret code, Duration life) {
        return code(TextPurpose.EMAIL_CODE, code, life);
    }

    /** To somebody who was let in by others, and has no password yet. */
    public Content invitation(Secret code, Duration life) {
        return new Content(
                TextPurpose.INVITATION,
                Map.of(
                        Place.CODE, code.reveal(),
                        Place.DAYS, Long.toString(life.toDays()),
                        Place.LIFE, words(life.toDays(), "day")));
    }

    public Content contactChanged() {
        return Content.of(TextPurpose.CONTACT_CHANGED);
    }

    private static Content code(TextPurpose purpose, Secret code, Duration life) {
        Map<Place, String> values = lasting(life);
        values.put(Place.CODE, code.reveal());
        return new Content(purpose, values);
    }

    /** Rounded down: a code must not die earlier than its text says. */
    private static Map<Place, String> lasting(Duration life) {
        boolean isShort = life.toMinutes() == 0;
        Map<Place, String> values = new EnumMap<>(Place.class);
        values.put(Place.MINUTES, isShort ? "<1" : Long.toString(life.toMinutes()));
        values.put(Place.LIFE, isShort ? words(life.toSeconds(), "second") : words(life.toMinutes(), "minute"));
        return values;
    }

    private static String words(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }
}
