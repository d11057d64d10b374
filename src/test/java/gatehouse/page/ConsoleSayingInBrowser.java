package gatehouse.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.rig.Api.Answer;
import gatehouse.rig.Body;
import gatehouse.rig.Tenancy;
import gatehouse.rig.Unique;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A tenant says what its messages say, and how many of them it pays for. */
class ConsoleSayingInBrowser extends OfConsole {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String STOPPED = "263";
    private static final String WHY = "Agreed with the owner";
    private static final String ENTER = "\uE007";

    private final Tenancy tenant = Tenancy.fresh(eclipse());

    @Test
    void aBudgetIsReplacedAndHoldsFromThenOn() {
        goTo("budgets");

        set("number.hour", "7");
        browser.type("Countries that texts may go to", "27 1876");
        browser.press("Save the budgets");
        because("Save them now");

        browser.awaitText("These budgets hold from the next text on.");
        isFitForEverybody("console-budgets");
        JsonNode budget = console(tenant, "/budgets").path("budget");
        assertThat(budget.path("number").toString()).isEqualTo("{\"hour\":7,\"day\":120}");
        assertThat(budget.path("countries").toString()).isEqualTo("[\"27\",\"1876\"]");
        assertThat(budget.path("unused").path("codes").asInt()).isEqualTo(500);
    }

    @Test
    void whatIsNoBudgetIsSaidAtItsFieldAndWhereTheKeyboardIs() {
        goTo("budgets");

        set("prefix.day", "0");
        set("unused.percent", "101");
        browser.press("Save the budgets");
        because("Save them now");

        browser.awaitText("Nothing was changed: what is marked is not right.");
        assertThat(flawOf("prefix.day")).isEqualTo("must be greater than or equal to 1");
        assertThat(flawOf("unused.percent")).isEqualTo("must be less than or equal to 100");
        assertThat(browser.run("return document.activeElement.name;", Map.of()).asString())
                .isEqualTo("prefix.day");
        isFitForEverybody("console-budgets-refused");
        set("prefix.day", "20000");
        set("unused.percent", "10");
        browser.type("Countries that texts may go to", "+27 2");
        browser.press("Save the budgets");
        because("Save them now");

        browser.awaitText("must be calling codes without a plus");
        assertThat(flawOf("prefix.day")).isEmpty();
        assertThat(console(tenant, "/budgets").path("budget").path("countries").size())
                .isZero();
    }

    @Test
    void aFieldThatIsLeftEmptyIsNamedAndWhatWasTypedStays() {
        goTo("budgets");

        set("tenant.day", "777");
        set("tenant.hour", "");
        browser.press("Save the budgets");
        because("Save them now");

        browser.awaitText("must not be null");
        assertThat(flawOf("tenant.hour")).isEqualTo("must not be null");
        assertThat(browser.run("return document.querySelector('[name=\"tenant.day\"]').value;", Map.of())
                        .asString())
                .isEqualTo("777");
    }

    @Test
    void theStopOfUnusedCodesIsSwitchedOffAndOn() {
        goTo("budgets");

        set("address.day", "501");
        browser.tick("Stop codes to a country where too few are used");
        browser.awaitNoText("Within so many minutes");
        browser.press("Save the budgets");
        because("Save them now");
        browser.awaitText("These budgets hold from the next text on.");
        JsonNode off = console(tenant, "/budgets").path("budget");
        assertThat(off.has("unused")).isFalse();
        assertThat(off.path("address").path("day").asInt()).isEqualTo(501);

        browser.tick("Stop codes to a country where too few are used");
        set("unused.codes", "42");
        browser.press("Save the budgets");
        because("Save them now");

        await().atMost(PATIENCE)
                .until(() -> console(tenant, "/budgets")
                                .path("budget")
                                .path("unused")
                                .path("codes")
                                .asInt()
                        == 42);
    }

    @Test
    void aCountryWhoseCodesAreStoppedIsShownAndItsStopIsLifted() {
        stopACountry();
        goTo("budgets");
        browser.awaitText("+263");
        browser.awaitText("Codes to any number, since");
        isFitForEverybody("console-budgets-stopped");

        browser.press("Lift the stop +263");
        because("Lift it now");

        browser.awaitText("Codes go to +263 again.");
        assertThat(console(tenant, "/budgets").path("stopped").size()).isZero();
        assertThat(lastOf(tenant, "LIFT_STOP").path("outcome").asString()).isEqualTo("LIFTED_263");
    }

    @Test
    void aTextIsCheckedAndOnlyThenSaid() {
        goTo("texts");
        browser.choose("What it is for", "Code for a step-up");
        browser.type("For readers of", "pt");
        browser.type("Text", "Código <b>{code}</b>, por {minutes} minutos.");

        browser.press("Check it");

        browser.awaitText("It may be said like this.");
        browser.awaitText("Código <b>123456</b>, por 5 minutos.");
        browser.awaitText("alphabet for all letters, short messages: 1.");
        isFitForEverybody("console-text-checked");
        assertThat(console(tenant, "/texts").path("texts").size()).isZero();
        browser.press("Save the text");
        because("Save it now");

        browser.awaitText("It is said from the next message on.");
        browser.awaitText("Code for a step-up, SMS, pt");
        isFitForEverybody("console-texts");
        JsonNode said = console(tenant, "/texts/SMS/pt/STEP_UP_CODE");
        assertThat(said.path("body").asString()).isEqualTo("Código <b>{code}</b>, por {minutes} minutos.");
        assertThat(lastOf(tenant, "CHANGE_TEXTS").path("outcome").asString()).isEqualTo("DONE");
    }

    @Test
    void whatMustNotBeSaidIsToldAtTheFieldAndNothingIsStored() {
        goTo("texts");
        browser.choose("What it is for", "Code for a step-up");

        browser.type("Text", "Hello");
        browser.press("Save the text");

        browser.awaitText("Nothing was changed: what is marked is not right.");
        assertThat(flawOf("body")).isEqualTo("must have {code}");
        browser.type("Text", "{code} evil.example");
        browser.press("Check it");
        browser.awaitText("must not have what looks like a link or an address");
        isFitForEverybody("console-text-refused");
        browser.type("For readers of", "klingon!");
        browser.press("Check it");

        browser.awaitText("must be a language of BCP 47");
        assertThat(flawOf("reader")).contains("BCP 47");
        assertThat(console(tenant, "/texts").path("texts").size()).isZero();
    }

    @Test
    void aMailHasASubjectAndNoNumberOfShortMessages() {
        goTo("texts");
        browser.choose("What it is for", "Invitation");
        browser.awaitText("Subject");
        assertThat(browser.text()).doesNotContain("Short messages at most");

        browser.type("Subject", "<i>Welcome</i>");
        browser.type("Text", "Your code is {code}. <script>alert(1)</script>");
        browser.press("Save the text");
        because("Save it now");

        browser.awaitText("It is said from the next message on.");
        browser.awaitText("Your code is 123456. <script>alert(1)</script>");
        isFitForEverybody("console-text-mail");
        assertThat(console(tenant, "/texts/EMAIL/en/INVITATION").path("subject").asString())
                .isEqualTo("<i>Welcome</i>");
    }

    @Test
    void aTextThatSomebodyElseChangedMeanwhileIsNotOverwritten() {
        put("/SMS/en/STEP_UP_CODE", Body.empty().with("body", "First {code}"));
        goTo("texts");
        browser.press("Change it Code for a step-up, SMS, en");
        browser.awaitText("This text is said now.");
        put("/SMS/en/STEP_UP_CODE", Body.empty().with("version", 1).with("body", "Second {code}"));

        browser.type("Text", "Third {code}");
        browser.press("Save the text");
        because("Save it now");

        browser.awaitText("Somebody else has changed this text meanwhile");
        assertThat(console(tenant, "/texts/SMS/en/STEP_UP_CODE").path("body").asString())
                .isEqualTo("Second {code}");
    }

    @Test
    void aTextThatIsRemovedGivesWayToTheBuiltInOne() {
        put("/SMS/en/STEP_UP_CODE", Body.empty().with("body", "Ours {code}"));
        goTo("texts");
        browser.press("Change it Code for a step-up, SMS, en");

        browser.press("Remove the text");
        because("Remove it now");

        browser.awaitText("The text is removed.");
        browser.awaitText("You have none of your own yet.");
        assertThat(console(tenant, "/texts").path("texts").size()).isZero();
    }

    @Test
    void howATenantWritesIsSetAndWhatCannotHoldIsToldAtTheField() {
        goTo("texts");
        browser.tick("Codes by SMS end with the domain they are for");
        browser.type("Domain of the pages", "https://bank.example");
        browser.press("Save how you write");
        because("Save it now");
        browser.awaitText("must be a domain, such as bank.example");
        assertThat(flawOf("host")).contains("must be a domain");
        isFitForEverybody("console-texts-settings");

        browser.type("Domain of the pages", "login.bank.example");
        browser.type("Your language", "pt-br");
        browser.press("Save how you write");
        because("Save it now");

        browser.awaitText("This holds from the next message on.");
        assertThat(console(tenant, "/texts").path("settings").toString())
                .isEqualTo("{\"language\":\"pt-BR\",\"originBound\":true,\"host\":\"login.bank.example\"}");
    }

    @Test
    void aTextIsWrittenByTheKeyboardAlone() {
        goTo("texts");
        browser.run("document.querySelector('h1').focus();", Map.of());

        browser.tabTo("What it is for");
        browser.keys("Invitation");
        browser.tabTo("Subject");
        browser.keys("Hello");
        browser.tabTo("Text");
        browser.keys("Code {code}");
        browser.tabTo("Save the text");
        browser.keys(ENTER);
        browser.awaitText("Why?");
        browser.keys(WHY + ENTER);

        browser.awaitText("It is said from the next message on.");
        assertThat(console(tenant, "/texts/EMAIL/en/INVITATION").path("body").asString())
                .isEqualTo("Code {code}");
    }

    @Test
    void whatABudgetHeldBackIsAmongTheMessages() {
        signInAsOperator();
        at(tenant.id() + "/messages");

        browser.choose("Show", "Held back by a budget");

        browser.awaitText("There is none.");
        stopACountry();
        browser.press("Look again");
        browser.awaitText("Verification code by SMS");
        isFitForEverybody("console-messages-held");
    }

    private void because(String doIt) {
        browser.type("Why?", WHY);
        browser.press(doIt);
    }

    private void goTo(String part) {
        signInAsOperator();
        at(tenant.id() + "/tenant/" + part);
        browser.awaitText(part.equals("texts") ? "Write a text" : "How many, and where");
    }

    /** The field that the server calls so. */
    private void set(String field, String value) {
        browser.run("document.querySelector(`[name=\"${argument[0]}\"]`).value = argument[1];", List.of(field, value));
    }

    /** What is said at a field, as a screen reader finds it. */
    private String flawOf(String field) {
        return browser.run(
                        "const field = document.querySelector(`[name=\"${argument}\"]`);"
                                + "const words = (field.getAttribute('aria-describedby') ?? '').split(' ')"
                                + "  .filter(id => id.startsWith('flaw-')).map(id => document.getElementById(id).textContent);"
                                + "return field.ariaInvalid === 'true' ? words.join() : '';",
                        field)
                .asString();
    }

    private void put(String text, Body body) {
        Answer put = admin().put("/tenants/" + tenant.id() + "/texts" + text, body.toString());
        assertThat(put.status()).as(put.toString()).isEqualTo(200);
    }

    /** Nobody types in what is sent to that country. */
    private void stopACountry() {
        JsonNode budget = console(tenant, "/budgets").path("budget");
        String strict = budget.toString()
                .replaceAll("\"unused\":\\{[^}]*}", "\"unused\":{\"codes\":1,\"percent\":100,\"minutes\":1440}");
        assertThat(admin().put("/tenants/" + tenant.id() + "/budgets", strict).status())
                .isEqualTo(200);
        await("held back").atMost(PATIENCE).until(() -> {
            eclipse()
                    .api()
                    .post(
                            "/global/verifications",
                            Body.empty()
                                    .with(
                                            "phone",
                                            STOPPED + "78" + Unique.phone().substring(5))
                                    .with("tenantId", tenant.id())
                                    .toString());
            return console(tenant, "/budgets").path("heldToday").asInt() > 0;
        });
    }
}
