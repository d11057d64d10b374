package gatehouse.text;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.message.gateway.Channel;
import gatehouse.message.gsm.SmsLength;
import gatehouse.message.gsm.SmsLength.Alphabet;
import gatehouse.platform.Settings;
import gatehouse.tenant.Language;
import gatehouse.text.TextFlaw.Fault;
import gatehouse.text.TextRules.Preview;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a tenant may say, and what not. */
class TextRulesTest {
    private static final TextSettings USUAL = new TextSettings(Optional.empty(), Optional.empty());
    private static final TextSettings BOUND =
            new TextSettings(Optional.empty(), OriginHost.parse("login.bank.example"));

    private final TextRules rules =
            new TextRules(Settings.of(Map.of("gatehouse.public-url", "https://id.example.com")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{code}",
                "Seu código é {code}. Vale por {minutes} minutos. Não o diga a ninguém.",
                "您的验证码是{code}，{minutes}分钟内有效。请勿告诉任何人。",
                "رمزك هو {code}",
                "کد شما {code} است. نمی\u200Cشود",
                "Code: {code}\nBank of Example",
                "{code} z.B. 5.30 Uhr, 12.5 %",
                "{code} ... and so on",
                "Bank: {code}. Bye",
                "{code} is it. It is {code}."
            })
    void plainTextIsTaken(String body) {
        assertThat(flaw(TextPurpose.STEP_UP_CODE, body, 3)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{code} https://evil.example",
                "{code} http:evil",
                "{code} www.evil",
                "{code} evil.example",
                "{code} EVIL.EXAMPLE/x",
                "{code} bit.ly/x",
                "{code} пример.рф",
                "{code} evil．example",
                "{code} evil｡example",
                "{code} evil\u3002example",
                "{code} evil\u200D.example",
                "{code} 192.0.2.1",
                "{code} help@bank",
                "{code} @login #123456",
                "{code} mailto:x",
                "{code} tel:123",
                "{code}.com",
                "bank.{code}.com",
                "192.0.2.{minutes} {code}"
            })
    void whatLooksLikeALinkIsNot(String body) {
        assertThat(flaw(TextPurpose.STEP_UP_CODE, body, 3)).hasValueSatisfying(flaw -> {
            assertThat(flaw.fault()).isEqualTo(Fault.LINK);
            assertThat(flaw.field()).isEqualTo("body");
        });
    }

    /** A payee may end with a dot. */
    @ParameterizedTest
    @ValueSource(strings = {"{payee}com", "{payee}.com", "www.{payee}", "evil.{payee}", "{payee}/x.co"})
    void noTextMakesALinkOfAPayee(String end) {
        assertThat(flaw(TextPurpose.PAYMENT_CODE, "{code} {amount} " + end, 3))
                .hasValueSatisfying(flaw -> assertThat(flaw.fault()).isEqualTo(Fault.LINK));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STEP_UP_CODE|{code} {payee}|UNKNOWN_PLACE|{payee}",
                "STEP_UP_CODE|{code} {life}|UNKNOWN_PLACE|{life}",
                "STEP_UP_CODE|{code} {link}|UNKNOWN_PLACE|{link}",
                "STEP_UP_CODE|{code} {Code}|UNKNOWN_PLACE|{Code}",
                "STEP_UP_CODE|{code} {}|UNKNOWN_PLACE|{}",
                "STEP_UP_CODE|{code} {|UNKNOWN_PLACE|{",
                "STEP_UP_CODE|{code} }|UNKNOWN_PLACE|{",
                "STEP_UP_CODE|{{code}}|UNKNOWN_PLACE|{",
                "STEP_UP_CODE|Your code|MISSING_PLACE|{code}",
                "PAYMENT_CODE|{code} {amount}|MISSING_PLACE|{payee}",
                "PAYMENT_CODE|{code} {payee}|MISSING_PLACE|{amount}",
                "PASSWORD_RESET_LINK|Soon|MISSING_PLACE|{link}",
                "CARD_ACCESS_PASSWORD|Soon|MISSING_PLACE|{password}",
                "PASSWORD_CHANGED|{code}|UNKNOWN_PLACE|{code}",
                "STEP_UP_CODE|1{code}|CROWDED_PLACE|1{code}",
                "STEP_UP_CODE|{code}0|CROWDED_PLACE|{code}0",
                "STEP_UP_CODE|{code}{minutes}|CROWDED_PLACE|}{",
                "STEP_UP_CODE|G{code}|CROWDED_PLACE|G{code}",
                "PAYMENT_CODE|{code} 9{amount} {payee}|CROWDED_PLACE|9{amount}",
                "PASSWORD_RESET_LINK|x{link}|CROWDED_PLACE|x{link}",
                "PASSWORD_RESET_LINK|{link}/x|CROWDED_PLACE|{link}/",
                "STEP_UP_CODE|'  '|BLANK|''"
            })
    void placesAreThoseOfThePurpose(TextPurpose purpose, String body, Fault fault, String what) {
        assertThat(flaw(purpose, body, 3)).contains(new TextFlaw("body", fault, what));
    }

    @ParameterizedTest
    @CsvSource({
        "0000, U+0000",
        "0007, U+0007",
        "000D, U+000D",
        "0009, U+0009",
        "001B, U+001B",
        "00AD, U+00AD",
        "061C, U+061C",
        "200B, U+200B",
        "200E, U+200E",
        "202E, U+202E",
        "2028, U+2028",
        "2066, U+2066",
        "E000, U+E000",
        "FEFF, U+FEFF",
        "FE00, U+FE00",
        "FE0F, U+FE0F",
        "E0100, U+E0100",
        "E01EF, U+E01EF",
        "034F, U+034F",
        "115F, U+115F",
        "1160, U+1160",
        "3164, U+3164",
        "FFA0, U+FFA0",
        "2800, U+2800",
        "D800, U+D800"
    })
    void whatNobodySeesIsNotSaid(String hex, String named) {
        String hidden = Character.toString(Integer.parseInt(hex, 16));

        assertThat(flaw(TextPurpose.STEP_UP_CODE, "{code} " + hidden, 3))
                .contains(new TextFlaw("body", Fault.UNSEEN_CHARACTER, named));
    }

    /** 153 and the six digits of a code. */
    @Test
    void lengthCountsWhatIsPutInThePlaces() {
        assertThat(flaw(TextPurpose.STEP_UP_CODE, "x".repeat(153) + " {code}", 1))
                .isEmpty();
        assertThat(flaw(TextPurpose.STEP_UP_CODE, "x".repeat(154) + " {code}", 1))
                .contains(new TextFlaw("body", Fault.TOO_LONG, "up to 161 places of GSM_7, 2 short messages"));
        assertThat(flaw(TextPurpose.STEP_UP_CODE, "x".repeat(154) + " {code}", 2))
                .isEmpty();
        assertThat(flaw(TextPurpose.STEP_UP_CODE, "x".repeat(299) + " {code}", 2))
                .isEmpty();
        assertThat(flaw(TextPurpose.STEP_UP_CODE, "x".repeat(300) + " {code}", 2))
                .isPresent();
        assertThat(flaw(TextPurpose.STEP_UP_CODE, "x".repeat(452) + " {code}", 3))
                .isEmpty();
        assertThat(flaw(TextPurpose.STEP_UP_CODE, "x".repeat(453) + " {code}", 3))
                .isPresent();
    }

    @Test
    void charactersThatTakeTwoPlacesCountTwice() {
        assertThat(flaw(TextPurpose.STEP_UP_CODE, "€".repeat(76) + " {code}", 1))
                .isEmpty();
        assertThat(flaw(TextPurpose.STEP_UP_CODE, "€".repeat(77) + " {code}", 1))
                .isPresent();
    }

    @Test
    void textThatIsNotInTheDefaultAlphabetHasSeventyPlaces() {
        assertThat(flaw(TextPurpose.STEP_UP_CODE, "ç".repeat(63) + " {code}", 1))
                .isEmpty();
        assertThat(flaw(TextPurpose.STEP_UP_CODE, "ç".repeat(64) + " {code}", 1))
                .isPresent();
        assertThat(flaw(TextPurpose.STEP_UP_CODE, "😀".repeat(31) + "ç {code}", 1))
                .isEmpty();
        assertThat(flaw(TextPurpose.STEP_UP_CODE, "😀".repeat(32) + " {code}", 1))
                .isPresent();
    }

    /** More money than there is, to forty letters. */
    @Test
    void paymentIsMeasuredWithTheLongestAmountAndPayee() {
        String body = "{code} {amount} {payee} ";
        int left = 160 - "000000 92233720368547758.07 EUR ".length() - 40 - 1;

        assertThat(flaw(TextPurpose.PAYMENT_CODE, body + "x".repeat(left), 1)).isEmpty();
        assertThat(flaw(TextPurpose.PAYMENT_CODE, body + "x".repeat(left + 1), 1))
                .hasValueSatisfying(flaw -> assertThat(flaw.fault()).isEqualTo(Fault.TOO_LONG));
    }

    @Test
    void lineThatNamesThePageCounts() {
        String body = "x".repeat(153 - "\n@login.bank.example #123456".length()) + " {code}";

        assertThat(rules.flaw(sms(TextPurpose.STEP_UP_CODE), said(body, 1), BOUND))
                .isEmpty();
        assertThat(rules.flaw(sms(TextPurpose.STEP_UP_CODE), said("x" + body, 1), BOUND))
                .isPresent();
        assertThat(flaw(TextPurpose.STEP_UP_CODE, "x" + body, 1)).isEmpty();
    }

    @Test
    void linkIsMeasuredWithTheServersAddress() {
        int link = "https://id.example.com/account/reset#".length() + 43;

        assertThat(flaw(TextPurpose.PASSWORD_RESET_LINK, "x".repeat(159 - link) + " {link}", 1))
                .isEmpty();
        assertThat(flaw(TextPurpose.PASSWORD_RESET_LINK, "x".repeat(160 - link) + " {link}", 1))
                .isPresent();
    }

    @Test
    void onlyMailsHaveSubjects() {
        Wording wording = new Wording(Optional.of("Seu código"), "{code}", 1);

        assertThat(rules.flaw(mail(TextPurpose.EMAIL_CODE), wording, USUAL)).isEmpty();
        assertThat(rules.flaw(sms(TextPurpose.STEP_UP_CODE), wording, USUAL))
                .contains(new TextFlaw("subject", Fault.NOT_FOR_THIS_CHANNEL, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{code}|UNKNOWN_PLACE|{code}",
                "See evil.example|LINK|l.example",
                "'  '|BLANK|''",
                "a\u202Eb|UNSEEN_CHARACTER|U+202E"
            })
    void subjectSaysNoMoreThanWords(String subject, Fault fault, String what) {
        Wording wording = new Wording(Optional.of(subject), "{code}", 1);

        assertThat(rules.flaw(mail(TextPurpose.EMAIL_CODE), wording, USUAL))
                .contains(new TextFlaw("subject", fault, what));
    }

    @Test
    void subjectIsOneLine() {
        Wording wording = new Wording(Optional.of("Hello\nBcc: eve"), "{code}", 1);

        assertThat(rules.flaw(mail(TextPurpose.EMAIL_CODE), wording, USUAL))
                .contains(new TextFlaw("subject", Fault.UNSEEN_CHARACTER, "U+000A"));
    }

    @Test
    void mailMayBeLongerThanAnSmsAndHasAnEndToo() {
        assertThat(rules.flaw(mail(TextPurpose.EMAIL_CODE), said("x".repeat(3_900) + " {code}", 1), USUAL))
                .isEmpty();
        assertThat(rules.flaw(mail(TextPurpose.EMAIL_CODE), said("漢".repeat(1_700) + " {code}", 1), USUAL))
                .hasValueSatisfying(flaw -> assertThat(flaw.fault()).isEqualTo(Fault.TOO_LONG));
    }

    @Test
    void previewShowsSamplesAndTheLongestThatThereCanBe() {
        Preview preview = rules.preview(
                sms(TextPurpose.PAYMENT_CODE), said("{code}: {amount}, {payee} ({minutes} min)", 1), BOUND);

        assertThat(preview.text()).isEqualTo("123456: 12.34 EUR, Corner Shop (5 min)\n@login.bank.example #123456");
        assertThat(preview.length())
                .contains(new SmsLength(Alphabet.GSM_7, preview.text().length(), 1));
        assertThat(preview.longest())
                .hasValueSatisfying(longest -> assertThat(longest.units())
                        .isEqualTo("000000: ,  ( min)\n@login.bank.example #000000".length() + 24 + 40 + 2));
        assertThat(rules.preview(mail(TextPurpose.EMAIL_CODE), said("{code}", 1), BOUND))
                .isEqualTo(new Preview(Optional.empty(), "123456", Optional.empty(), Optional.empty()));
    }

    /** The payment's own text is the longest of them; in few words it leaves this much for a domain. */
    @Test
    void pageIsTakenAsLongAsEveryTextFitsWithIt() {
        assertThat(rules.flawOf(bound("a".repeat(35) + ".example"), List.of())).isEmpty();
        assertThat(rules.flawOf(bound("a".repeat(36) + ".example"), List.of()))
                .contains(new TextFlaw("host", Fault.TOO_LONG, "PAYMENT_CODE as it is built in"));
    }

    @Test
    void pageIsNotTakenThatMakesATextTooLong() {
        MessageText text = new MessageText(1, sms(TextPurpose.STEP_UP_CODE));
        text.say(said("x".repeat(150) + " {code}", 1));

        assertThat(rules.flawOf(BOUND, List.of(text)))
                .contains(new TextFlaw("host", Fault.TOO_LONG, "STEP_UP_CODE in pt-BR"));
        assertThat(rules.flawOf(USUAL, List.of(text))).isEmpty();
    }

    private static TextSettings bound(String host) {
        return new TextSettings(Optional.empty(), Optional.of(new OriginHost(host)));
    }

    private Optional<TextFlaw> flaw(TextPurpose purpose, String body, int segments) {
        return rules.flaw(sms(purpose), said(body, segments), USUAL);
    }

    private static Wording said(String body, int segments) {
        return new Wording(Optional.empty(), body, segments);
    }

    private static TextKey sms(TextPurpose purpose) {
        return new TextKey(Channel.SMS, new Language("pt-BR"), purpose);
    }

    private static TextKey mail(TextPurpose purpose) {
        return new TextKey(Channel.EMAIL, new Language("pt-BR"), purpose);
    }
}
