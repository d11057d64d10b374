package gatehouse.page;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Body;
import gatehouse.rig.Eclipse.Person;
import gatehouse.rig.Tenancy;
import gatehouse.rig.Unique;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who calls for help is found, understood and helped; and each sees only what is theirs. */
class ConsoleInBrowser extends OfConsole {
    private static final String PASSWORD = "user_password";
    private static final String WRONG = "wrong_password";
    private static final String ESCAPE = "\uE00C";
    private static final String ENTER = "\uE007";

    @Test
    void somebodyIsFoundByTheirPhoneAndTheConsoleSaysWhyTheirSignInFailed() {
        Person person = eclipse().person(PASSWORD);
        eclipse().login(person.identity(), WRONG);
        signInAsOperator();
        isFitForEverybody("console");

        find("+" + person.phone());

        browser.awaitText("Sign-in refused: the password was wrong");
        browser.awaitText("Not locked, but wrong passwords lately: 1 in a row.");
        assertThat(browser.text()).contains("SIGN_IN Refused pwd");
        isFitForEverybody("console-person");
    }

    @Test
    void whoIsFoundByTheirNameIsSeenWithEverySessionThatIsLive() {
        Person person = eclipse().person(PASSWORD);
        eclipse().jwt(person.identity(), PASSWORD);
        signInAsOperator();

        find(person.identity());

        browser.awaitText("Signed in (password)");
        browser.awaitText("at the door ECLIPSE");
    }

    @Test
    void whoIsNobodysIsToldInPlace() {
        signInAsOperator();

        find("nobody-" + Unique.text());

        browser.awaitText("Nobody was found.");
        isFitForEverybody("console-nobody");
    }

    @Test
    void aLockIsToldInOneSentenceAndTakenAwayForAReasonByWhoShowedASecondFactor() {
        Person person = eclipse().person(PASSWORD);
        for (int failures = 0; failures < 5; failures++) {
            eclipse().login(person.identity(), WRONG);
        }
        Operator operator = signInAsOperatorWithAnApp();
        find(person.identity());
        browser.awaitText("Locked until");

        browser.press("Unlock");
        isFitForEverybody("console-danger");
        browser.type("Why?", "The customer <b>called</b>");
        browser.type("Code of your authenticator app", operator.app().wrongCode());
        browser.press("Unlock now");
        browser.awaitText("That was not right, or");
        isFitForEverybody("console-danger-refused");
        browser.type("Code of your authenticator app", operator.app().nextCode());
        browser.press("Unlock now");

        browser.awaitText(person.identity() + " is unlocked.");
        browser.awaitText("Reason: The customer <b>called</b>");
        isFitForEverybody("console-unlocked");
        assertThat(eclipse().login(person.identity(), PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void whatWasConfirmedCountsForTheNextActionToo() {
        Person person = eclipse().person(PASSWORD);
        String jwt = eclipse().jwt(person.identity(), PASSWORD);
        Operator operator = signInAsOperatorWithAnApp();
        find(person.identity());
        browser.press("Send a new one");
        browser.type("Why?", "Lost the old one");
        browser.type("Code of your authenticator app", operator.app().nextCode());
        browser.press("Send it now");
        browser.awaitText("A new card access password is on its way.");

        browser.press("End all sessions");
        browser.type("Why?", "Lost the phone");
        browser.press("End them now");

        browser.awaitText("The sessions of " + person.identity() + " have ended.");
        assertThat(eclipse().opens(jwt, person)).isFalse();
    }

    @Test
    void whoHasNoSecondFactorIsLedToWhereOneIsAddedAndConfirmsByIt() {
        browser.plugInDevice(true);
        Person person = eclipse().person(PASSWORD);
        eclipse().jwt(person.identity(), PASSWORD);
        signInAsOperator();
        find(person.identity());
        browser.press("End all sessions");
        browser.awaitText("You have none yet");
        isFitForEverybody("console-no-factor");

        browser.press("Add one now");
        browser.press("Add a passkey");
        browser.awaitText("The passkey was added.");
        isFitForEverybody("console-you");
        browser.press("People");
        find(person.identity());
        browser.press("End all sessions");
        browser.type("Why?", "Lost the phone");
        browser.press("End them now");

        browser.awaitText("The sessions of " + person.identity() + " have ended.");
    }

    @Test
    void theQuestionIsClosedByTheKeyboardAndTheFocusGoesBack() {
        Person person = eclipse().person(PASSWORD);
        eclipse().jwt(person.identity(), PASSWORD);
        signInAsOperator();
        // Where whoever comes begins to type.
        awaitFocusOn("<input name=\"what\"");

        browser.type("Phone, e-mail", person.identity() + ENTER);
        browser.awaitText("What happened lately");
        focus("End all sessions");
        browser.keys(ENTER);
        browser.awaitText("You have none yet");
        browser.keys(ESCAPE);

        browser.awaitNoText("You have none yet");
        awaitFocusOn("End all sessions");
    }

    @Test
    void whatPeopleAreCalledStaysText() {
        Tenancy tenant = Tenancy.sandbox(eclipse());
        String phone = Unique.phone();
        tenant.newCustomer(Body.empty()
                .with("firstName", "<img src=x onerror=alert(1)>")
                .with("lastName", "<script>alert(2)</script>")
                .with("phone1", phone));
        signInAsOperator();

        find(phone);

        browser.awaitText("<img src=x onerror=alert(1)> <script>alert(2)</script>");
        isFitForEverybody("console-markup");
    }

    @Test
    void aWrongPasswordIsTold() {
        open("/console/");
        browser.type("Identity", "sandbox-admin");
        browser.type("Password", WRONG);
        browser.press("Sign in");

        browser.awaitText("Incorrect identity/password");
        isFitForEverybody("console-refused");
        assertThat(eclipse().login("sandbox-admin", "Sandbox-Admin-1").status()).isEqualTo(200);
    }

    @Test
    void aCustomerHasNoBusinessHere() {
        Person person = eclipse().person(PASSWORD);

        signIn(person.identity(), PASSWORD);

        browser.awaitText("You are signed in as a customer.");
        isFitForEverybody("console-customer");
    }

    @Test
    void aTenantsOwnSystemSeesItsTenantAndNoOther() {
        JsonNode tenant = eclipse().tenant();
        signIn(
                tenant.path("systemIdentity").asString(),
                tenant.path("systemPassword").asString());
        browser.awaitText("Tenant " + tenant.path("id").asLong());
        assertThat(browser.text()).doesNotContain("All tenants").doesNotContain("Server");
        isFitForEverybody("console-tenant-system");

        at("1/people");

        browser.awaitText("There is no tenant 1, or it is not yours to see.");
        isFitForEverybody("console-not-yours");
    }

    @Test
    void whoseSessionEndedElsewhereIsOutWithTheNextCall() {
        String identity = signInAsOperator();
        assertThat(eclipse().admin().delete(identity).status()).isEqualTo(204);

        browser.press("Messages");

        browser.awaitText("Your session has ended. Sign in again.");
    }

    @Test
    void whoIsSignedOutComesBackToWhereTheyWere() {
        signInAsOperator();
        at("1/audit");
        browser.awaitText("Export as CSV");
        browser.press("Sign out");
        browser.awaitText("You are signed out.");

        browser.type("Identity", "sandbox-admin");
        browser.type("Password", "Sandbox-Admin-1");
        browser.press("Sign in");

        browser.awaitText("Export as CSV");
    }

    @Test
    void theTokenIsRenewedBeforeItEnds() {
        signInAsOperator();

        browser.run((timePasses(9 * 60) + SOMEBODY_IS_THERE).repeat(6) + timePasses(5 * 60 + 5), Map.of());

        awaitRenewal();
        browser.press("Messages");
        browser.awaitText("Look it up");
    }

    @Test
    void inactivityIsWarnedOfAndEndsTheSession() {
        Person person = eclipse().person(PASSWORD);
        signInAsOperator();
        find(person.identity());
        browser.awaitText("What happened lately");

        letTimePass(9 * 60 + 30);
        browser.awaitText("because nothing happens here");
        isFitForEverybody("console-warning");
        letTimePass(31);

        browser.awaitText("You were signed out because nothing happened here.");
        assertThat(browser.text()).doesNotContain(person.identity()).doesNotContain(person.phone());
    }

    @Test
    void whoSignsOutLeavesNothingForWhoComesNext() {
        Person person = eclipse().person(PASSWORD);
        signInAsOperator();
        find(person.identity());
        browser.awaitText("What happened lately");
        browser.press("Sign out");
        browser.awaitText("You are signed out.");
        assertThat(browser.text()).doesNotContain(person.phone());
        assertThat(browser.run(
                                "return JSON.stringify({...localStorage, ...sessionStorage}) + document.cookie;",
                                Map.of())
                        .asString())
                .isEqualTo("{}");
        assertThat(browser.cookies()).isEmpty();

        browser.type("Identity", "sandbox-admin");
        browser.type("Password", "Sandbox-Admin-1");
        browser.press("Sign in");
        browser.press("Find another person");

        browser.awaitText("The samples: username");
        assertThat(browser.text()).doesNotContain(person.phone());
    }

    private void find(String whom) {
        browser.type("Phone, e-mail", whom);
        browser.press("Find");
    }

    private void awaitFocusOn(String html) {
        browser.run(
                "const isThere = one => one !== document.body && one.outerHTML.includes(argument);"
                        + "while (!isThere(document.activeElement)) {"
                        + "  await new Promise(later => setTimeout(later, 50));"
                        + "}",
                html);
    }

    private void focus(String button) {
        browser.run(
                "[...document.querySelectorAll('button')].find(one => one.textContent.trim() === argument).focus();",
                button);
    }
}
