package gatehouse.text;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.message.gateway.Channel;
import gatehouse.message.gsm.SmsLength;
import gatehouse.message.gsm.SmsLength.Alphabet;
import gatehouse.platform.Secret;
import gatehouse.platform.Settings;
import gatehouse.subject.EmailAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The built-in texts, as everybody reads them whose tenant has said nothing else. */
class TextsTest {
    private static final Secret CODE = Secret.of("604713");
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private final Texts texts = new Texts(Settings.of(Map.of("gatehouse.public-url", "https://id.example.com/")));

    /** Tests and tools of others find the code in them. */
    @Test
    void builtInTextsAreWhatTheyAlwaysWere() {
        assertThat(said(texts.passwordResetCode(CODE, FIVE_MINUTES)))
                .isEqualTo("Your code is 604713. It is valid for 5 minutes. Enter it to choose a new password."
                        + " Never tell it to anybody.");
        assertThat(said(texts.cardAccessCode(CODE, FIVE_MINUTES)))
                .isEqualTo("Your code is 604713. It is valid for 5 minutes."
                        + " Enter it to choose a password for your card details. Never tell it to anybody.");
        assertThat(said(texts.verificationCode(CODE, FIVE_MINUTES)))
                .isEqualTo("Your code is 604713. It is valid for 5 minutes. Enter it to confirm that it is you."
                        + " Never tell it to anybody.");
        assertThat(said(texts.phoneEnrolmentCode(CODE, FIVE_MINUTES)))
                .isEqualTo("Your code is 604713. It is valid for 5 minutes."
                        + " Enter it to confirm that this phone is yours. Never tell it to anybody.");
        assertThat(said(texts.stepUpCode(CODE, FIVE_MINUTES)))
                .isEqualTo("Your code is 604713. It is valid for 5 minutes. Enter it to go on."
                        + " Never tell it to anybody.");
        assertThat(said(texts.paymentCode(CODE, FIVE_MINUTES, "12.34 EUR", "Corner Shop")))
                .isEqualTo("Your code is 604713 to pay 12.34 EUR to Corner Shop. It is valid for 5 minutes."
                        + " Never tell it to anybody.");
        assertThat(said(texts.emailCode(CODE, FIVE_MINUTES)))
                .isEqualTo("Your code is 604713. It is valid for 5 minutes. Enter it to confirm your e-mail address."
                        + " Never tell it to anybody.");
        assertThat(said(texts.invitation(CODE, Duration.ofDays(30))))
                .isEqualTo("You are invited to act for a customer. Your code is 604713. It is valid for 30 days."
                        + " Enter it to choose your password. Never tell it to anybody.");
        assertThat(said(texts.cardAccessPassword(Secret.of("aB3d-Ef5g-hJ7k"))))
                .isEqualTo("Your card access password is aB3d-Ef5g-hJ7k."
                        + " It shows your card details and nothing else. Never tell it to anybody.");
        assertThat(List.of(
                        said(texts.passwordChanged()),
                        said(texts.cardAccessChanged()),
                        said(texts.cardAccessRemoved()),
                        said(texts.factorsChanged()),
                        said(texts.contactChanged())))
                .containsExactly(
                        "Your password was changed. If that was not you, contact us at once.",
                        "Your card access password was changed. If that was not you, contact us at once.",
                        "Your card access password was removed. If that was not you, contact us at once.",
                        "Your way to sign in was changed. If that was not you, contact us at once.",
                        "Your contact details were changed. If that was not you, contact us at once.");
    }

    @Test
    void lifeIsRoundedDownAndNamedInItsUnit() {
        assertThat(codeText(Duration.ofSeconds(119))).contains("valid for 1 minute.");
        assertThat(codeText(Duration.ofSeconds(45))).contains("valid for 45 seconds.");
    }

    @Test
    void minutesAloneAreRoundedDownTooAndNeverNone() {
        assertThat(minutes(Duration.ofSeconds(119))).isEqualTo("1");
        assertThat(minutes(Duration.ofMinutes(10))).isEqualTo("10");
        assertThat(minutes(Duration.ofSeconds(59))).isEqualTo("<1");
    }

    private String minutes(Duration life) {
        return texts.stepUpCode(CODE, life).values().get(Place.MINUTES);
    }

    @Test
    void linkCarriesItsTokenInTheFragment() {
        assertThat(said(texts.passwordResetLink(Secret.of("token"), Duration.ofMinutes(10))))
                .isEqualTo("Choose a new password within 10 minutes: https://id.example.com/account/reset#token");
        assertThat(said(texts.passwordResetMail(CODE, new EmailAddress("o'neil+x@example.com"), FIVE_MINUTES)))
                .endsWith("/account/reset#nonce=604713&email=o%27neil%2Bx%40example.com");
    }

    @Test
    void theFirstPasswordIsMailedWithTheTimeThatItLasts() {
        assertThat(said(texts.firstPassword(Secret.of("k3y-of_Ours"), Duration.ofHours(72))))
                .isEqualTo("Your first password is k3y-of_Ours. Sign in with the identity that you were told or this"
                        + " e-mail address, and choose your own password within 72 hours. Never tell it to anybody.");
    }

    /** The amount that takes most places, and as long a payee as a door lets in. */
    @Test
    void everyTextByPhoneFitsOneSmsWhateverIsInIt() {
        Duration life = Duration.ofMinutes(10);
        List<Content> all = List.of(
                texts.passwordResetCode(CODE, life),
                texts.passwordResetLink(Secret.of("A".repeat(43)), life),
                texts.passwordChanged(),
                texts.cardAccessCode(CODE, life),
                texts.cardAccessPassword(Secret.of("aB3d-Ef5g-hJ7k")),
                texts.cardAccessChanged(),
                texts.cardAccessRemoved(),
                texts.factorsChanged(),
                texts.contactChanged(),
                texts.verificationCode(CODE, life),
                texts.phoneEnrolmentCode(CODE, life),
                texts.stepUpCode(CODE, life),
                texts.paymentCode(CODE, life, "92233720368547758.07 EUR", "W".repeat(40)));

        assertThat(all.stream().map(Content::purpose))
                .containsAll(Arrays.stream(TextPurpose.values())
                        .filter(purpose -> purpose.leavesBy(Channel.SMS))
                        .toList());
        assertThat(all).allSatisfy(content -> {
            SmsLength length = SmsLength.of(said(content));
            assertThat(length.alphabet()).isEqualTo(Alphabet.GSM_7);
            assertThat(length.segments()).isEqualTo(1);
        });
    }

    /** As {@link TextRules} asks it of a tenant's own. */
    @ParameterizedTest
    @EnumSource(TextPurpose.class)
    void builtInTextNamesWhatItHasToName(TextPurpose purpose) {
        assertThat(new Template(BuiltIn.of(purpose)).places()).containsAll(purpose.needed());
        assertThat(PlainText.link(new Template(BuiltIn.of(purpose)))).isEmpty();
    }

    @Test
    void noContentShowsWhatIsSecret() {
        assertThat(texts.stepUpCode(CODE, FIVE_MINUTES).toString()).doesNotContain("604713");
    }

    private String codeText(Duration life) {
        return said(texts.passwordResetCode(CODE, life));
    }

    private static String said(Content content) {
        Function<Channel, String> by = channel -> new Rendering(content, channel, Optional.empty()).builtIn();
        return by.apply(content.purpose().leavesBy(Channel.SMS) ? Channel.SMS : Channel.EMAIL);
    }
}
