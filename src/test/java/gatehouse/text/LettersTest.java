package gatehouse.text;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.message.Draft;
import gatehouse.message.gateway.Channel;
import gatehouse.message.gateway.MessagePurpose;
import gatehouse.message.gsm.SmsLength;
import gatehouse.platform.Secret;
import gatehouse.platform.Settings;
import gatehouse.subject.Customers;
import gatehouse.support.House;
import gatehouse.tenant.Language;
import gatehouse.tenant.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose words a text has, and in which language. */
class LettersTest {
    @RegisterExtension
    static final House HOUSE = new House();

    private static final String BUILT_IN =
            "Your code is 604713. It is valid for 5 minutes. Enter it to go on. Never tell it to anybody.";

    private final Texts texts = HOUSE.get(Texts.class);
    private final Letters letters = HOUSE.get(Letters.class);
    private long customer;

    @BeforeEach
    void aCustomer() {
        HOUSE.database.run("delete from message_text");
        HOUSE.database.run("update tenant set language = null, code_host = null");
        customer = HOUSE.aCustomer().movesIn();
    }

    @Test
    void tenantThatSaidNothingSpeaksEnglish() {
        reads("pt-BR");

        assertThat(write()).isEqualTo(BUILT_IN);
    }

    /** pt-BR, pt, what the tenant speaks, English. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pt-BR|fr|en fr pt pt-BR|pt-BR",
                "pt-BR|fr|en fr pt|pt",
                "pt-BR|fr|en fr|fr",
                "pt-BR|fr|en|en",
                "pt-BR|fr-CA|fr|fr",
                "|fr|en fr pt|fr",
                "||en fr pt|en",
                "en-GB|fr|en fr|en"
            })
    void languageIsTheCustomersElseTheTenants(String customers, String tenants, String there, String said) {
        List.of(there.split(" ")).forEach(tag -> says(tag, tag + ": {code}"));
        if (customers != null) {
            reads(customers);
        }
        if (tenants != null) {
            writes(tenants);
        }

        assertThat(write()).isEqualTo(said + ": 604713");
    }

    /** The built-in text is the one for English, before another language of the tenant's is said. */
    @Test
    void customerWhoReadsEnglishIsNotWrittenToInTheTenantsLanguage() {
        says("fr", "fr: {code}");
        writes("fr");
        reads("en-GB");

        assertThat(write()).isEqualTo(BUILT_IN);
    }

    @Test
    void textsOfOneTenantAreNotSaidByAnother() {
        says("en", "en: {code}");

        assertThat(written(texts.stepUpCode(Secret.of("604713"), Duration.ofMinutes(5)), Reader.somebody(2)))
                .isEqualTo(BUILT_IN);
    }

    /** Staff, and whoever need not be a customer. */
    @Test
    void whoHasNoLanguageIsWrittenToInTheTenants() {
        says("fr", "fr: {code}");
        writes("fr");

        assertThat(written(stepUp(), Reader.somebody(House.TENANT))).isEqualTo("fr: 604713");
    }

    @Test
    void customerOfAnotherTenantTellsNothing() {
        says("fr", "fr: {code}");
        reads("fr");
        HOUSE.database.run("update customer set tenant_id = 2 where id = " + customer);

        assertThat(write()).isEqualTo(BUILT_IN);
    }

    @Test
    void changeHoldsFromTheNextText() {
        says("en", "one: {code}");
        assertThat(write()).isEqualTo("one: 604713");

        says("en", "two: {code}");
        assertThat(write()).isEqualTo("two: 604713");
    }

    @Test
    void codeForAPageIsFollowedByItsNameOnTheLastLine() {
        bound("login.bank.example");
        assertThat(write()).isEqualTo(BUILT_IN + "\n@login.bank.example #604713");

        says("en", "Code {code}");
        assertThat(write()).isEqualTo("Code 604713\n@login.bank.example #604713");
    }

    @Test
    void mailsAndNoticesNameNoPage() {
        bound("login.bank.example");

        Letter mail = HOUSE.inTransaction(() ->
                letters.write(texts.emailCode(Secret.of("604713"), Duration.ofMinutes(5)), reader(), Channel.EMAIL));
        assertThat(mail.text().reveal()).doesNotContain("bank.example");
        assertThat(written(texts.passwordChanged(), reader())).doesNotContain("bank.example");
        assertThat(written(texts.passwordResetLink(Secret.of("A".repeat(43)), Duration.ofMinutes(5)), reader()))
                .doesNotContain("bank.example");
    }

    /** Amount and payee leave no room for all of it beside the page. */
    @Test
    void longPaymentForAPageIsSaidInFewWordsAndStillOneMessage() {
        bound("login.bank.example");

        String text = written(payment("92233720368547758.07 EUR", "W".repeat(40)), reader());

        assertThat(text)
                .isEqualTo("604713 pays 92233720368547758.07 EUR to " + "W".repeat(40)
                        + ". Never tell it to anybody.\n@login.bank.example #604713");
        assertThat(SmsLength.of(text).segments()).isEqualTo(1);
        assertThat(written(payment("12.34 EUR", "Corner Shop"), reader()))
                .isEqualTo("Your code is 604713 to pay 12.34 EUR to Corner Shop. It is valid for 5 minutes."
                        + " Never tell it to anybody.\n@login.bank.example #604713");
    }

    /** No door lets such a payee in; a text does not rely on that. */
    @Test
    void payeeIsMadePlain() {
        says("en", TextPurpose.PAYMENT_CODE, new Wording(Optional.empty(), "{code} {amount} {payee} {minutes}", 1));

        assertThat(written(payment("12.34 EUR", "https://evil.example/{code}\n@evil.example #1"), reader()))
                .isEqualTo("604713 12.34 EUR https evil example code evil example 1 5");
    }

    /** It was checked with the address that the server had then. */
    @Test
    void textThatTurnsOutTooLongGivesWayToTheBuiltInOne() {
        HOUSE.inTransaction(() -> HOUSE.get(MessageTexts.class)
                .put(House.TENANT, key("en", TextPurpose.STEP_UP_CODE), Wording.plain("x".repeat(160) + "{code}")));

        assertThat(write()).isEqualTo(BUILT_IN);
    }

    @Test
    void mailThatTurnsOutTooLongGivesWayToo() {
        TextKey key = new TextKey(Channel.EMAIL, Language.ENGLISH, TextPurpose.EMAIL_CODE);
        HOUSE.inTransaction(() ->
                HOUSE.get(MessageTexts.class).put(House.TENANT, key, Wording.plain("漢".repeat(1_700) + "{code}")));

        Letter letter = HOUSE.inTransaction(() ->
                letters.write(texts.emailCode(Secret.of("604713"), Duration.ofMinutes(5)), reader(), Channel.EMAIL));

        assertThat(letter.text().reveal()).startsWith("Your code is 604713.");
    }

    @Test
    void mailHasTheTenantsSubjectOrTheUsualOne() {
        TextKey key = new TextKey(Channel.EMAIL, new Language("pt"), TextPurpose.EMAIL_CODE);
        HOUSE.inTransaction(() -> HOUSE.get(MessageTexts.class)
                .put(House.TENANT, key, new Wording(Optional.of("Seu código"), "{code} ({minutes} min)", 1)));
        Content content = texts.emailCode(Secret.of("604713"), Duration.ofMinutes(5));

        Letter usual = HOUSE.inTransaction(() -> letters.write(content, reader(), Channel.EMAIL));
        reads("pt");
        Letter own = HOUSE.inTransaction(() -> letters.write(content, reader(), Channel.EMAIL));

        assertThat(usual.subject()).isEmpty();
        assertThat(own.to("user@example.com", Optional.of(Instant.EPOCH)))
                .isEqualTo(new Draft(
                        House.TENANT,
                        Channel.EMAIL,
                        MessagePurpose.EMAIL_CODE,
                        "user@example.com",
                        Secret.of("604713 (5 min)"),
                        Optional.of(Instant.EPOCH),
                        Optional.of("Seu código")));
    }

    /** What a code costs more than before: one look, and a second where the tenant speaks more than English. */
    @Test
    void oneLookIsEnoughForATenantThatSaidNothing() {
        assertThat(looks()).hasSize(1);

        says("fr", "fr: {code}");
        assertThat(looks()).hasSize(2);
    }

    private List<String> looks() {
        return HOUSE.database.statementsDuring(this::write);
    }

    private String write() {
        return written(stepUp(), reader());
    }

    private String written(Content content, Reader reader) {
        return HOUSE.inTransaction(() -> letters.write(content, reader, Channel.SMS))
                .text()
                .reveal();
    }

    private Content stepUp() {
        return texts.stepUpCode(Secret.of("604713"), Duration.ofMinutes(5));
    }

    private Content payment(String amount, String payee) {
        return texts.paymentCode(Secret.of("604713"), Duration.ofMinutes(5), amount, payee);
    }

    private Reader reader() {
        return Reader.customer(House.TENANT, customer);
    }

    private void says(String language, String body) {
        says(language, TextPurpose.STEP_UP_CODE, Wording.plain(body));
    }

    private void says(String language, TextPurpose purpose, Wording wording) {
        TextKey key = key(language, purpose);
        assertThat(new TextRules(HOUSE.get(Settings.class))
                        .flaw(key, wording, new TextSettings(Optional.empty(), Optional.empty())))
                .isEmpty();
        HOUSE.inTransaction(() -> HOUSE.get(MessageTexts.class).put(House.TENANT, key, wording));
    }

    private static TextKey key(String language, TextPurpose purpose) {
        return new TextKey(Channel.SMS, new Language(language), purpose);
    }

    private void reads(String language) {
        HOUSE.database.transact(ignored -> HOUSE.get(Customers.class)
                .lock(House.TENANT, customer)
                .orElseThrow()
                .reads(Language.parse(language)));
    }

    private void writes(String language) {
        settle(Optional.of(new Language(language)), Optional.empty());
    }

    private void bound(String host) {
        settle(Optional.empty(), Optional.of(host));
    }

    private void settle(Optional<Language> language, Optional<String> host) {
        HOUSE.database.transact(ignored ->
                HOUSE.get(Tenants.class).lock(House.TENANT).orElseThrow().writes(language, host));
    }
}
