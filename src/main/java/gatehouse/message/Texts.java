package gatehouse.message;

import gatehouse.platform.Secret;
import gatehouse.platform.Settings;
import gatehouse.subject.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What recipients read. Plain English in the GSM 7-bit alphabet, short enough for one SMS wherever no link is in it, and
 * never with a word that a user typed, but for the payee of a payment: what is sent in the name of a bank must not be
 * writable by strangers.
 */
@ApplicationScoped
public class Texts {
    /** The page that opens a reset link. The token is in the fragment, so that no server or proxy logs it. */
    public static final String RESET_PATH = "/account/reset#";

    private final Settings settings;

    @Inject
    public Texts(Settings settings) {
        this.settings = settings;
    }

    public Secret passwordResetCode(Secret code, Duration life) {
        return Secret.of("Your code is " + code.reveal() + ". It is valid for " + words(life)
                + ". Enter it to choose a new password. Never tell it to anybody.");
    }

    public Secret passwordResetLink(Secret token, Duration life) {
        return Secret.of("Choose a new password within " + words(life) + ": " + settings.publicUrl() + RESET_PATH
                + token.reveal());
    }

    /** By e-mail: the page finds in the link what a reset takes, the code and then the address it was sent to. */
    public Secret passwordResetMail(Secret code, EmailAddress to, Duration life) {
        String address = URLEncoder.encode(to.text(), StandardCharsets.UTF_8);
        return passwordResetLink(Secret.of("nonce=" + code.reveal() + "&email=" + address), life);
    }

    /** By e-mail, to somebody who works for a tenant. */
    public Secret firstPassword(Secret password, Duration life) {
        return Secret.of("Your first password is " + password.reveal()
                + ". Sign in with the identity that you were told"
                + " or this e-mail address, and choose your own password within " + words(life.toHours(), "hour")
                + ". Never tell it to anybody.");
    }

    public Secret passwordChanged() {
        return Secret.of("Your password was changed. If that was not you, contact us at once.");
    }

    public Secret cardAccessCode(Secret code, Duration life) {
        return Secret.of("Your code is " + code.reveal() + ". It is valid for " + words(life)
                + ". Enter it to choose a password for your card details. Never tell it to anybody.");
    }

    public Secret cardAccessPassword(Secret password) {
        return Secret.of("Your card access password is " + password.reveal()
                + ". It shows your card details and nothing else. Never tell it to anybody.");
    }

    public Secret cardAccessChanged() {
        return Secret.of("Your card access password was changed. If that was not you, contact us at once.");
    }

    public Secret cardAccessRemoved() {
        return Secret.of("Your card access password was removed. If that was not you, contact us at once.");
    }

    public Secret factorsChanged() {
        return Secret.of("Your way to sign in was changed. If that was not you, contact us at once.");
    }

    public Secret verificationCode(Secret code, Duration life) {
        return Secret.of("Your code is " + code.reveal() + ". It is valid for " + words(life)
                + ". Enter it to confirm that it is you. Never tell it to anybody.");
    }

    public Secret phoneEnrolmentCode(Secret code, Duration life) {
        return Secret.of("Your code is " + code.reveal() + ". It is valid for " + words(life)
                + ". Enter it to confirm that this phone is yours. Never tell it to anybody.");
    }

    public Secret stepUpCode(Secret code, Duration life) {
        return Secret.of("Your code is " + code.reveal() + ". It is valid for " + words(life)
                + ". Enter it to go on. Never tell it to anybody.");
    }

    /**
     * @param operation such as {@code 12.34 EUR to Corner Shop}: the one text with words of somebody else's, which the
     *     caller has made sure are plain, few and no address
     */
    public Secret operationCode(Secret code, Duration life, String operation) {
        return Secret.of("Your code is " + code.reveal() + " to pay " + operation + ". It is valid for " + words(life)
                + ". Never tell it to anybody.");
    }

    public Secret emailCode(Secret code, Duration life) {
        return Secret.of("Your code is " + code.reveal() + ". It is valid for " + words(life)
                + ". Enter it to confirm your e-mail address. Never tell it to anybody.");
    }

    /** To somebody who was let in by others, and has no password yet. */
    public Secret invitation(Secret code, Duration life) {
        return Secret.of("You are invited to act for a customer. Your code is " + code.reveal() + ". It is valid for "
                + words(life.toDays(), "day") + ". Enter it to choose your password. Never tell it to anybody.");
    }

    public Secret contactChanged() {
        return Secret.of("Your contact details were changed. If that was not you, contact us at once.");
    }

    /** Rounded down: a code must not die earlier than its text says. */
    private static String words(Duration life) {
        return life.toMinutes() > 0 ? words(life.toMinutes(), "minute") : words(life.toSeconds(), "second");
    }

    private static String words(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }
}
