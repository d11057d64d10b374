package gatehouse.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.rig.Body;
import gatehouse.rig.Multi;
import gatehouse.rig.Multi.Root;
import gatehouse.rig.Tenancy;
import gatehouse.rig.Unique;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A tenant is made and set up: rules, keys, webhook, gateways; and messages that nobody took over go back. */
class ConsoleTenantInBrowser extends OfConsole {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Nobody listens there. */
    private static final String NOWHERE = "http://localhost:1/hook";

    @Test
    void aTenantIsMadeAndItsSecretsAreShownOnce() {
        String name = "<b>Bank</b> " + Unique.text();
        signInAsOperator();
        at("1/tenants");
        browser.type("Name", name);
        browser.press("Make the tenant");

        browser.awaitText("was made. What follows is shown this once");
        browser.awaitText(name);
        isFitForEverybody("console-tenant-made");
        browser.press("I have kept it");

        browser.awaitNoText("Password of its system user");
    }

    @Test
    void rulesBeginWithAPresetAndNothingChangesBeforeWhatChangesWasSeen() {
        Tenancy tenant = Tenancy.fresh(eclipse());
        signInAsOperator();
        at(tenant.id() + "/tenant/policies");
        browser.choose("For", "Customers of the eclipse door");
        browser.awaitText("Nothing yet.");

        browser.press("As strict as it gets");
        browser.awaitText("Failures in a row that lock: 5 becomes 3");
        browser.awaitText("Locked for: 30 minutes becomes 1 hour");
        assertThat(rules(tenant).path("lockout").path("failures").asInt()).isEqualTo(5);
        isFitForEverybody("console-rules");
        browser.press("Save these rules");
        because("Asked for by the auditors", "Save them now");

        browser.awaitText("These rules hold from the next call on.");
        JsonNode rules = rules(tenant);
        assertThat(rules.path("lockout").path("failures").asInt()).isEqualTo(3);
        assertThat(rules.path("passwordPreset").asString()).isEqualTo("pci");
    }

    @Test
    void aRuleThatIsOutOfRangeIsNamed() {
        Tenancy tenant = Tenancy.fresh(eclipse());
        signInAsOperator();
        at(tenant.id() + "/tenant/policies");

        browser.type("Failures in a row that lock", "6");
        browser.press("Save these rules");
        because("One more attempt", "Save them now");

        browser.awaitText("lockout.failures must be less than or equal to 5");
        isFitForEverybody("console-rules-refused");
    }

    @Test
    void aTenantsSystemReadsTheRulesAndChangesNone() {
        JsonNode tenant = eclipse().tenant();
        signIn(
                tenant.path("systemIdentity").asString(),
                tenant.path("systemPassword").asString());
        browser.awaitText("Find a person");

        at(tenant.path("id").asLong() + "/tenant/policies");

        browser.awaitText("Only the operator of the server changes it.");
        assertThat(browser.text()).doesNotContain("Begin with:").doesNotContain("Save these rules");
        isFitForEverybody("console-rules-read");
    }

    @Test
    void aKeyIsMadeForAReasonAndShownOnce() {
        Tenancy tenant = Tenancy.fresh(eclipse());
        Operator operator = signInAsOperatorWithAnApp();
        at(tenant.id() + "/tenant/keys");

        browser.press("Make a key of the API");
        browser.type("Why?", "A new backend");
        browser.type("Code of your authenticator app", operator.app().nextCode());
        browser.press("Make it now");

        browser.awaitText("This is shown once.");
        isFitForEverybody("console-key");
        browser.press("I have kept it");
        browser.awaitNoText("This is shown once.");
        assertThat(browser.run("return document.querySelectorAll('console-api-keys li').length;", Map.of())
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void aWebhookIsSetAndItsSecretIsShownOnce() {
        Tenancy tenant = Tenancy.fresh(eclipse());
        signInAsOperator();
        at(tenant.id() + "/tenant/webhook");
        browser.type("Address that is called", NOWHERE);
        browser.press("Set it");
        because("A new machine", "Set it now");

        browser.awaitText("The secret is shown once.");
        isFitForEverybody("console-webhook");
        browser.press("I have kept it");
        browser.press("Remove the webhook");
        because("It moved elsewhere", "Remove it now");

        browser.awaitText("Nothing is told to anybody yet.");
        assertThat(console(tenant, "/audit?action=CHANGE_WEBHOOK")
                        .path("events")
                        .toString())
                .contains("A new machine", "It moved elsewhere");
    }

    @Test
    void whoHasAnAppShowsItBeforeWhatIsGuarded() {
        Tenancy tenant = Tenancy.fresh(eclipse());
        Operator operator = signInAsOperatorWithAnApp();
        at(tenant.id() + "/tenant/webhook");
        browser.type("Address that is called", NOWHERE);
        browser.press("Set it");
        browser.type("Code of your authenticator app", operator.app().nextCode());
        isFitForEverybody("console-guarded");

        because("\u00dcbergabe an die neue Maschine", "Set it now");

        browser.awaitText("The secret is shown once.");
        assertThat(console(tenant, "/audit?action=CHANGE_WEBHOOK")
                        .path("events")
                        .toString())
                .contains("\u00dcbergabe an die neue Maschine");
    }

    @Test
    void aRouteIsAddedAndAGatewayThatThereIsNotIsNamed() {
        Tenancy tenant = Tenancy.fresh(eclipse());
        signInAsOperator();
        at(tenant.id() + "/tenant/routes");
        browser.press("Add a route");
        browser.type("Begins with", "27");
        browser.type("Gateways, in their order", "nowhere");
        browser.press("Save the routes");
        because("A nearer gateway", "Save them now");
        browser.awaitText("must be gateways of this server");
        isFitForEverybody("console-routes");
        browser.press("Cancel");

        browser.type("Gateways, in their order", "sandbox");
        browser.press("Save the routes");
        because("A nearer gateway", "Save them now");

        browser.awaitText("These routes hold from the next message on.");
        assertThat(console(tenant, "/routes")
                        .path("routes")
                        .path(0)
                        .path("prefix")
                        .asString())
                .isEqualTo("27");
    }

    @Test
    void whoMayDoWhatIsShownAndTooMuchIsRefusedByName() {
        Tenancy tenant = Tenancy.fresh(eclipse());
        signInAsOperator();
        at(tenant.id() + "/tenant/permissions");
        browser.type("Customer.READ", "GLOBAL_ADMIN TENANT_SYSTEM LEVEL_01");
        browser.press("Save the permissions");
        because("Level 1 looks up customers", "Save them now");
        browser.awaitText("These permissions hold from the next call on.");

        browser.type("Webhook.READ", "CUSTOMER");
        browser.press("Save the permissions");
        because("Customers look as well", "Save them now");

        browser.awaitText("Webhook.READ.Allowed must not list CUSTOMER");
        isFitForEverybody("console-permissions");
    }

    @Test
    void aTenantIsPutUnderMaintenanceAndBack() {
        Tenancy tenant = Tenancy.fresh(eclipse());
        signInAsOperator();
        at(tenant.id() + "/tenant/switches");

        browser.press("Turn on Maintenance of this tenant");
        because("New hardware", "Turn it on now");
        browser.press("Turn off Maintenance of this tenant");
        because("It is in place", "Turn it off now");

        browser.awaitText("It is off.");
        isFitForEverybody("console-switches");
    }

    @Test
    void whatNobodyTookOverGoesBackToTheQueueOneByOne() {
        long tenant = tenantWithDeadLetters();
        signInAsOperator();
        at(tenant + "/messages");
        browser.awaitText("Reason: ");
        isFitForEverybody("console-messages");
        browser.run(
                "[...document.querySelectorAll('button')].find(one => one.textContent.includes('Send all')).click();",
                Map.of());

        browser.awaitText("are back in the queue.");
    }

    @Test
    void whatBecameOfAMessageIsTold() {
        long tenant = tenantWithDeadLetters();
        String id = deadLetters(tenant).path(0).path("id").asString();
        signInAsOperator();
        at(tenant + "/messages");

        browser.type("Its id", id);
        browser.press("Look it up");

        browser.awaitText("Will not arrive");
        isFitForEverybody("console-message");
    }

    @Test
    void theServerShowsItsKeysAndHowBusyItIs() {
        signInAsOperator();
        browser.press("Server");

        browser.awaitText("Signs now");
        browser.awaitText("places are taken");
        isFitForEverybody("console-server");
    }

    @Test
    void chartsShowSignInsByOutcomeAndTheSameAsATable() {
        Tenancy tenant = Tenancy.fresh(eclipse());
        signInAsOperator();
        at(tenant.id() + "/charts");

        lookUntil("signed in: 1");
        browser.press("As a table Sign-ins by how they ended");

        isFitForEverybody("console-charts");
    }

    @Test
    void chartsShowCodesThatLeft() {
        Tenancy tenant = Tenancy.fresh(eclipse());
        String name = Unique.text();
        long customer = tenant.newCustomer(Body.empty().with("phone1", Unique.phone()));
        assertThat(tenant.addIdentity(customer, Body.identity(name, "correct horse battery"))
                        .status())
                .isEqualTo(200);
        assertThat(eclipse().askForCode(name, "OTP").status()).isEqualTo(204);
        signInAsOperator();
        at(tenant.id() + "/charts");

        lookUntil("sent, nothing was heard: 1");
        browser.press("As a table Codes that left, by what became of them");

        isFitForEverybody("console-charts-codes");
    }

    /** What was just counted is in the sums; until then one looks again. */
    private void lookUntil(String text) {
        browser.run(
                "while (!document.body.innerText.includes(argument)) {"
                        + "  document.querySelector('console-charts form')?.requestSubmit();"
                        + "  await new Promise(later => setTimeout(later, 500));"
                        + "}",
                text);
    }

    private void because(String why, String doIt) {
        browser.type("Why?", why);
        browser.press(doIt);
    }

    private static JsonNode rules(Tenancy tenant) {
        return console(tenant, "/populations/customers");
    }

    /** Two sign-ins are told to nobody; what waits to be told dies with the webhook. */
    private static long tenantWithDeadLetters() {
        JsonNode made = eclipse().tenant();
        long tenant = made.path("id").asLong();
        String webhook = "/tenants/" + tenant + "/webhook";
        Body nowhere = Body.empty().with("url", NOWHERE);
        assertThat(admin().put(webhook, nowhere.toString()).status()).isEqualTo(200);
        Multi multi = Multi.at(base(), made.path("apiKey").asString());
        Root root = multi.verified(multi.consumer());
        multi.withPassword(root);
        multi.token(root.email(), Multi.PASSWORD);
        multi.token(root.email(), Multi.PASSWORD);
        assertThat(admin().delete(webhook).status()).isEqualTo(204);
        await("dead letters").atMost(PATIENCE).until(() -> deadLetters(tenant).size() >= 2);
        return tenant;
    }

    private static JsonNode deadLetters(long tenant) {
        return admin().get("/tenants/" + tenant + "/messages").json();
    }
}
