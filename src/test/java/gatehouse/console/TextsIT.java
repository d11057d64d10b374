package gatehouse.console;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.Body;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Tenancy;
import gatehouse.rig.Unique;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A tenant says what its messages say, and they arrive like that. */
class TextsIT extends DeployedGatehouse {
    private static final String RESET = "/SMS/pt/PASSWORD_RESET_CODE";
    private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");

    private Eclipse eclipse;
    private Tenancy bank;
    private Api system;
    private String texts;

    @BeforeEach
    void aBank() {
        eclipse = Eclipse.at(base());
        JsonNode made = eclipse.tenant();
        String jwt = eclipse.jwt(
                made.path("systemIdentity").asString(),
                made.path("systemPassword").asString());
        bank = new Tenancy(made.path("id").asLong(), eclipse.api().as(jwt));
        system = eclipse.server().below("/console/api").as(jwt);
        texts = "/tenants/" + bank.id() + "/texts";
    }

    @Test
    void tenantSpeaksEnglishAtFirstAndSeesWhatItCouldSay() {
        JsonNode all = system.get(texts).json();

        assertThat(all.path("settings").toString()).isEqualTo("{\"originBound\":false}");
        assertThat(all.path("texts").size()).isZero();
        assertThat(all.path("purposes").valueStream())
                .hasSize(16)
                .anySatisfy(purpose -> assertThat(purpose.toString())
                        .isEqualTo("{\"purpose\":\"PAYMENT_CODE\",\"channels\":[\"SMS\"],"
                                + "\"places\":[\"code\",\"minutes\",\"amount\",\"payee\"],"
                                + "\"needed\":[\"code\",\"amount\",\"payee\"],"
                                + "\"builtIn\":\"Your code is {code} to pay {amount} to {payee}. It is valid for {life}."
                                + " Never tell it to anybody.\"}"));
    }

    @Test
    void codeArrivesInTheLanguageOfTheCustomer() {
        put(RESET, "Seu código é {code}. Vale por {minutes} minutos.");
        assertThat(system.put(texts, "{\"language\":\"pt\",\"originBound\":false}")
                        .status())
                .isEqualTo(200);
        put("/SMS/fr/PASSWORD_RESET_CODE", "Votre code : {code}");

        Someone brazilian = new Someone("pt-BR");
        Someone canadian = new Someone("fr-CA");
        Someone other = new Someone(null);
        Someone english = new Someone("en-ZA");

        assertThat(brazilian.text()).isEqualTo("Seu código é 123456. Vale por 5 minutos.");
        assertThat(canadian.text()).isEqualTo("Votre code : 123456");
        assertThat(other.text()).isEqualTo("Seu código é 123456. Vale por 5 minutos.");
        assertThat(english.text())
                .isEqualTo("Your code is 123456. It is valid for 5 minutes. Enter it to choose a new password."
                        + " Never tell it to anybody.");
    }

    /** What the request says about languages is the caller's, not the reader's. */
    @Test
    void strangerDoesNotChooseTheLanguage() {
        put(RESET, "Seu código é {code}");
        Someone customer = new Someone(null);

        eclipse.server()
                .below(Eclipse.PATH)
                .with("Accept-Language", "pt")
                .post("/global/identities/" + customer.identity + "/password-change-init", "{\"type\":\"OTP\"}");

        assertThat(eclipse.sandbox().awaitTextsTo(customer.phone, 1).get(0)).startsWith("Your code is 123456.");
    }

    @Test
    void codeForAPageEndsWithItsName() {
        Answer settled = system.put(texts, "{\"originBound\":true,\"host\":\"Login.Bank.example\"}");
        assertThat(settled.text()).isEqualTo("{\"originBound\":true,\"host\":\"login.bank.example\"}");

        String text = new Someone(null).text();

        assertThat(text).endsWith("Never tell it to anybody.\n@login.bank.example #123456");
        Matcher code = CODE.matcher(text);
        assertThat(code.find()).isTrue();
        assertThat(code.group()).isEqualTo("123456");
        assertThat(system.get(texts).json().path("settings").toString()).isEqualTo(settled.text());
    }

    @Test
    void textIsShownWithItsLengthAndChangedByWhoHasSeenIt() {
        Answer first = put(RESET, "Seu código é {code}. Vale por {minutes} minutos. 漢");
        assertThat(first.status()).as(first.toString()).isEqualTo(200);
        assertThat(first.text())
                .isEqualTo("{\"channel\":\"SMS\",\"language\":\"pt\",\"purpose\":\"PASSWORD_RESET_CODE\",\"version\":1,"
                        + "\"body\":\"Seu código é {code}. Vale por {minutes} minutos. 漢\",\"segments\":1,"
                        + "\"preview\":{\"text\":\"Seu código é 123456. Vale por 5 minutos. 漢\","
                        + "\"length\":{\"alphabet\":\"UCS_2\",\"units\":42,\"segments\":1},"
                        + "\"longest\":{\"alphabet\":\"UCS_2\",\"units\":43,\"segments\":1}}}");
        assertThat(system.get(texts + RESET).text()).isEqualTo(first.text());
        assertThat(system.get(texts).json().path("texts").path(0).toString()).isEqualTo(first.text());

        assertThat(put(RESET, "{code}").status()).isEqualTo(409);
        Answer second = system.put(texts + RESET, "{\"version\":1,\"body\":\"Code: {code}\",\"segments\":2}");
        assertThat(second.json().path("version").asInt()).isEqualTo(2);
        assertThat(second.json().path("preview").path("length").path("alphabet").asString())
                .isEqualTo("GSM_7");
    }

    @Test
    void textThatIsTakenAwayGivesWayToTheBuiltInOne() {
        put(RESET, "Seu código é {code}");
        assertThat(system.delete(texts + RESET).status()).isEqualTo(204);

        assertThat(system.get(texts + RESET).status()).isEqualTo(404);
        assertThat(system.delete(texts + RESET).status()).isEqualTo(404);
        assertThat(new Someone("pt").text()).startsWith("Your code is 123456.");
    }

    @Test
    void previewChangesNothing() {
        Answer shown = system.post(texts + "/EMAIL/pt/EMAIL_CODE/preview", said("Seu código", "{code}", 1));

        assertThat(shown.status()).as(shown.toString()).isEqualTo(200);
        assertThat(shown.text()).isEqualTo("{\"subject\":\"Seu código\",\"text\":\"123456\"}");
        assertThat(system.get(texts + "/EMAIL/pt/EMAIL_CODE").status()).isEqualTo(404);
        assertThat(system.post(texts + RESET + "/preview", said(null, "No code", 1))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STEP_UP_CODE|{code} {payee}|1|body|Place|must not have {payee} here",
                "STEP_UP_CODE|Hello|1|body|Place|must have {code}",
                "STEP_UP_CODE|1{code}|1|body|Place|"
                        + "must have a blank or a sign between a place and what is beside it: 1{code}",
                "STEP_UP_CODE|{code} evil.example|1|body|Link|"
                        + "must not have what looks like a link or an address: l.example",
                "STEP_UP_CODE|{code} \u202E|1|body|Character|must not have the character U+202E",
                "PAYMENT_CODE|漢 {code} {amount} {payee}|1|body|Length|"
                        + "must be shorter: up to 74 places of UCS_2, 2 short messages",
                "STEP_UP_CODE|' '|1|body|NotBlank|must not be blank",
                "STEP_UP_CODE|{code}|0|segments|Min|must be greater than or equal to 1",
                "STEP_UP_CODE|{code}|4|segments|Max|must be less than or equal to 3"
            })
    void textThatMustNotBeSaidIsRefusedByName(
            String purpose, String body, int segments, String field, String rule, String sentence) {
        Answer refused = system.put(texts + "/SMS/pt/" + purpose, said(null, body, segments));

        requireRefused(refused, field, rule, sentence);
        assertThat(system.get(texts).json().path("texts").size()).isZero();
    }

    @Test
    void smsHasNoSubject() {
        requireRefused(
                system.put(texts + RESET, said("Oi", "{code}", 1)),
                "subject",
                "Channel",
                "must be there for e-mail only");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"originBound\":true}|host|Given|must be there with originBound, and only then",
                "{\"originBound\":false,\"host\":\"bank.example\"}|host|Given|"
                        + "must be there with originBound, and only then",
                "{\"originBound\":true,\"host\":\"https://bank.example\"}|host|Domain|"
                        + "must be a domain, such as bank.example",
                "{\"originBound\":true,\"host\":\"localhost\"}|host|Domain|must be a domain, such as bank.example",
                "{\"originBound\":true,\"host\":\"a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.bank.example\"}|host|Length|"
                        + "must be shorter: PAYMENT_CODE as it is built in",
                "{\"originBound\":false,\"language\":\"klingon!\"}|language|Language|"
                        + "must be a language of BCP 47, such as pt-BR",
                "{}|originBound|NotNull|must not be null"
            })
    void settingThatCannotHoldIsRefusedByName(String body, String field, String rule, String sentence) {
        requireRefused(system.put(texts, body), field, rule, sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "/SMS/pt/EVENT",
        "/SMS/pt/EMAIL_CODE",
        "/PUSH/pt/STEP_UP_CODE",
        "/WEBHOOK/pt/STEP_UP_CODE",
        "/sms/pt/STEP_UP_CODE",
        "/SMS/pt_BR/STEP_UP_CODE",
        "/SMS/und/STEP_UP_CODE"
    })
    void whatIsNeverSaidIsNowhere(String path) {
        assertThat(system.get(texts + path).status()).isEqualTo(404);
        assertThat(system.put(texts + path, said(null, "{code}", 1)).status()).isEqualTo(404);
        assertThat(system.delete(texts + path).status()).isEqualTo(404);
    }

    @Test
    void tenantThatIsNoneSaysNothing() {
        Api admin = eclipse.console();

        assertThat(admin.get("/tenants/999999/texts").status()).isEqualTo(404);
        assertThat(admin.put("/tenants/999999/texts", "{\"originBound\":false}").status())
                .isEqualTo(404);
        assertThat(admin.put("/tenants/999999/texts" + RESET, said(null, "{code}", 1))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void customerHasALanguageOrNone() {
        String language = "/tenants/" + bank.id() + "/customers/" + bank.newCustomer(Body.empty()) + "/language";
        assertThat(system.get(language).text()).isEqualTo("{}");

        assertThat(system.put(language, "{\"language\":\"PT-br\"}").text()).isEqualTo("{\"language\":\"pt-BR\"}");
        assertThat(system.get(language).text()).isEqualTo("{\"language\":\"pt-BR\"}");

        requireRefused(
                system.put(language, "{\"language\":\"x\"}"),
                "language",
                "Language",
                "must be a language of BCP 47, such as pt-BR");
        assertThat(system.delete(language).status()).isEqualTo(204);
        assertThat(system.get(language).text()).isEqualTo("{}");
        assertThat(system.put("/tenants/" + bank.id() + "/customers/3/language", "{\"language\":\"pt\"}")
                        .status())
                .isEqualTo(404);
    }

    private static void requireRefused(Answer answer, String field, String rule, String sentence) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        JsonNode violation = answer.json().path("violations").path(0);
        assertThat(violation.path("field").asString()).isEqualTo(field);
        assertThat(violation.path("rule").asString()).isEqualTo(rule);
        assertThat(violation.path("sentence").asString()).isEqualTo(sentence);
    }

    private Answer put(String path, String body) {
        return system.put(texts + path, said(null, body, 1));
    }

    private static String said(String subject, String body, int segments) {
        Body said = Body.empty().with("body", body).with("segments", segments);
        return (subject == null ? said : said.with("subject", subject)).toString();
    }

    /** A customer of the bank with a phone. */
    private final class Someone {
        private final String phone = Unique.phone();
        private final String identity = Unique.text();

        Someone(String language) {
            long number = bank.newCustomer(Body.empty().with("phone1", phone));
            bank.addIdentity(number, Body.identity(identity, "correct horse battery"));
            if (language != null) {
                system.put(
                        "/tenants/" + bank.id() + "/customers/" + number + "/language",
                        "{\"language\":\"" + language + "\"}");
            }
        }

        /** What they read who forgot the password. */
        String text() {
            eclipse.askForCode(identity, "OTP");
            eclipse.sandbox().awaitCodeTo(phone);
            return eclipse.sandbox().textsTo(phone).get(0);
        }
    }
}
