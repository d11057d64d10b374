package gatehouse.page;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.AuthenticatorApp;
import gatehouse.rig.Body;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Eclipse.Person;
import gatehouse.rig.Sandbox;
import gatehouse.rig.Tenancy;
import gatehouse.rig.Unique;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What customers do for themselves on their page. */
class AccountInBrowser extends PageInBrowser {
    private static final String PASSWORD = "user_password";

    private final Tenancy tenant = Tenancy.sandbox(eclipse());

    @Test
    void theSampleSignsInAndOut() {
        signIn("username", PASSWORD);

        browser.awaitText("27820000001");
        isFitForEverybody("account");
        browser.press("Sign out");

        browser.awaitText("You are signed out.");
        isFitForEverybody("account-signed-out");
    }

    @Test
    void aWrongPasswordIsTold() {
        signIn("username", "wrong_password");

        browser.awaitText("Incorrect identity/password");
        isFitForEverybody("account-refused");
        // So that others may sign in as the sample as often as they like.
        assertThat(eclipse().login("username", PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void theTokenIsInNoStoreThatAScriptCouldRead() {
        signIn("username", PASSWORD);
        browser.awaitText("Wallets and cards");

        assertThat(browser.run(
                                "return JSON.stringify({...localStorage, ...sessionStorage}) + document.cookie;",
                                Map.of())
                        .asString())
                .isEqualTo("{}");
        assertThat(browser.cookies()).as("nor in one that no script sees").isEmpty();
    }

    @Test
    void aSessionThatEndedElsewhereEndsHereWithTheNextCall() {
        Person person = eclipse().person(PASSWORD);
        signIn(person.identity(), PASSWORD);
        browser.awaitText("Where you are signed in");

        Eclipse other = eclipse();
        String jwt = other.jwt(person.identity(), PASSWORD);
        other.api().as(jwt).delete(tenant.identity(person.customer(), person.identity()) + "/sessions");
        browser.press("Add an app");

        browser.awaitText("Your session has ended. Sign in again.");
        isFitForEverybody("account-ended");
    }

    @Test
    void whoIsSignedInElsewhereTooSeesThatAndEndsIt() {
        Person person = eclipse().person(PASSWORD);
        String elsewhere = eclipse().jwt(person.identity(), PASSWORD);
        String another = eclipse().jwt(person.identity(), PASSWORD);
        signIn(person.identity(), PASSWORD);
        browser.awaitText("this one");
        isFitForEverybody("account-sessions");

        browser.press("End it");
        browser.awaitText("Ended.");
        assertThat(eclipse().opens(elsewhere, person) ^ eclipse().opens(another, person))
                .as("one of them goes on")
                .isTrue();
        browser.press("End all others");

        browser.awaitNoText("End all others");
        assertThat(eclipse().opens(elsewhere, person)).isFalse();
        assertThat(eclipse().opens(another, person)).isFalse();
        assertThat(browser.text()).contains("this one");
    }

    @Test
    void aCallThatIsForbiddenIsToldAndTheSessionGoesOn() {
        Person person = eclipse().person(PASSWORD);
        signIn(person.identity(), PASSWORD);
        addAnApp();
        browser.press("Done");

        // This session was opened without a code of the app.
        browser.press("Remove the app");

        browser.awaitText("only the tenant, or its owner in a session that was opened as a login asks for");
        assertThat(browser.text()).contains("Sign out").doesNotContain("Your session has ended");
        isFitForEverybody("account-forbidden");
    }

    @Test
    void anAuthenticatorAppIsAddedAndAskedForAtTheNextSignIn() {
        Person person = eclipse().person(PASSWORD);
        signIn(person.identity(), PASSWORD);
        String uri = addAnApp();
        isFitForEverybody("account-totp");
        browser.press("Sign out");

        signIn(person.identity(), PASSWORD);
        browser.awaitText("Enter the code of your authenticator app too.");
        browser.type("Password", PASSWORD);
        browser.type(
                "Code of your authenticator app", AuthenticatorApp.opening(uri).nextCode());
        browser.press("Sign in");

        browser.awaitText("Each sign-in asks for a code of your app.");
    }

    @Test
    void aPasskeyIsAddedAndSignsInByItself() {
        browser.plugInDevice(true);
        Person person = eclipse().person(PASSWORD);
        signIn(person.identity(), PASSWORD);
        browser.awaitText("You have no passkey.");
        browser.type("Name of the new passkey", "<b>My key</b>");
        browser.press("Add a passkey");
        browser.awaitText("The passkey was added.");
        browser.awaitText("<b>My key</b>");
        isFitForEverybody("account-passkey");
        browser.press("Sign out");

        browser.type("Identity", person.identity());
        browser.press("Sign in with a passkey");

        browser.awaitText("Where you are signed in");
    }

    @Test
    void whoHasAPasskeyAndAnAppSignsInByBothWithoutShowingThePasskeyTwice() {
        browser.plugInDevice(true);
        Person person = eclipse().person(PASSWORD);
        AuthenticatorApp app = addAPasskeyAndAnApp(person);

        browser.type("Identity", person.identity());
        browser.press("Sign in with a passkey");
        browser.awaitText("Enter the code of your authenticator app too.");
        isFitForEverybody("account-passkey-totp");
        browser.type("Code of your authenticator app", app.nextCode());
        browser.press("Sign in");

        browser.awaitText("Where you are signed in");
    }

    @Test
    void whoKnowsThatACodeIsNeededGivesItWithThePasskey() {
        browser.plugInDevice(true);
        Person person = eclipse().person(PASSWORD);
        AuthenticatorApp app = addAPasskeyAndAnApp(person);

        browser.type("Identity", person.identity());
        browser.press("I have a code");
        browser.type("Code of your authenticator app", app.nextCode());
        browser.press("Sign in with a passkey");

        browser.awaitText("Where you are signed in");
    }

    @Test
    void aCardIsSeenWholeByTheCardAccessPassword() {
        signIn(somebodyWithACard(), PASSWORD);
        browser.awaitText("Everyday");
        browser.press("Choose a card access password");
        browser.type("Card access password", "card_password");
        browser.press("Set it");
        browser.awaitText("The card access password is set.");

        browser.run("document.querySelector('account-cards li button').click();", Map.of());
        browser.type("to see the card that ends with", "card_password");
        browser.run("document.querySelector('account-cards form').requestSubmit();", Map.of());

        browser.awaitText("Security code");
        isFitForEverybody("account-card");
        browser.press("Hide it");
        assertThat(browser.text()).doesNotContain("Security code");
    }

    @Test
    void aForgottenPasswordIsReplacedByACodeThatComesBySms() {
        Person person = eclipse().person(PASSWORD);
        Sandbox sandbox = eclipse().sandbox();
        open("/account/");
        browser.press("Forgot the password?");
        browser.type("Identity", person.identity());
        browser.press("Send the code");
        browser.awaitText("its code is on the way");
        sandbox.awaitCodeTo(person.phone());

        browser.type("Code", "123456");
        browser.type("New password", "another_password");
        isFitForEverybody("account-reset");
        browser.press("Change the password");
        browser.awaitText("The password is changed. Sign in with it.");
        browser.type("Password", "another_password");
        browser.press("Sign in");

        browser.awaitText("Where you are signed in");
    }

    @Test
    void theLinkOfAMessageLeadsToANewPasswordAndIsTakenOutOfTheAddress() {
        open("/account/reset#some-token");

        browser.awaitText("Choose a new password");

        assertThat(browser.run("return location.href;", Map.of()).asString()).isEqualTo(base() + "/account/reset");
        isFitForEverybody("account-link");
    }

    @Test
    void theLinkThatSkipsTheHeadIsNoLinkOfAMessage() {
        open("/account/#main");

        browser.awaitText("I have a code");

        assertThat(browser.text()).doesNotContain("Choose a new password");
    }

    @Test
    void aLinkThatIsFollowedInAnOpenPageIsReadToo() {
        open("/account/reset#main");
        browser.awaitText("I have a code");

        browser.run("location.hash = 'some-token';", Map.of());

        browser.awaitText("Choose a new password");
    }

    @Test
    void whatCustomersAreCalledStaysText() {
        String name = Unique.text();
        long customer = tenant.newCustomer(
                Body.empty().with("firstName", "<img src=x onerror=alert(1)>").with("phone1", Unique.phone()));
        tenant.addIdentity(customer, Body.empty().with("identity", name).with("password", PASSWORD));

        signIn(name, PASSWORD);

        browser.awaitText("<img src=x onerror=alert(1)>");
        isFitForEverybody("account-markup");
    }

    @Test
    void inactivityIsWarnedOfAndEndsTheSession() {
        Person person = eclipse().person(PASSWORD);
        signIn(person.identity(), PASSWORD);
        browser.awaitText("Where you are signed in");

        letTimePass(9 * 60 + 30);
        browser.awaitText("because nothing happens here");
        isFitForEverybody("account-warning");
        browser.press("Stay signed in");
        assertThat(browser.text()).doesNotContain("because nothing happens here");
        letTimePass(10 * 60 + 1);

        browser.awaitText("You were signed out because nothing happened here.");
    }

    @Test
    void whoComesBackTooLateFindsTheSessionClosedBeforeAnyTimerSaidSo() {
        Person person = eclipse().person(PASSWORD);
        signIn(person.identity(), PASSWORD);
        browser.awaitText("Where you are signed in");

        // No timer runs in between.
        browser.run(timePasses(10 * 60 + 1) + SOMEBODY_IS_THERE, Map.of());

        browser.awaitText("You were signed out because nothing happened here.");
    }

    @Test
    void theTokenIsRenewedBeforeItEnds() {
        Person person = eclipse().person(PASSWORD);
        signIn(person.identity(), PASSWORD);
        browser.awaitText("Where you are signed in");

        browser.run((timePasses(9 * 60) + SOMEBODY_IS_THERE).repeat(6) + timePasses(5 * 60 + 5), Map.of());

        awaitRenewal();
        assertThat(browser.text()).contains("Where you are signed in");
    }

    @Test
    void whoIsThereWithoutCallingIsToldToTheServerWhichWouldEndTheSessionElse() {
        Person person = eclipse().person(PASSWORD);
        signIn(person.identity(), PASSWORD);
        browser.awaitText("Where you are signed in");

        browser.run(timePasses(3 * 60 + 5) + SOMEBODY_IS_THERE, Map.of());

        awaitRenewal();
        assertThat(browser.text()).contains("Where you are signed in");
    }

    /** @return the secret of the app, as the page shows it */
    private String addAnApp() {
        browser.press("Add an app");
        browser.awaitText("Scan the code now: it is shown only once.");
        assertThat(darkDotsOf("canvas")).as("a code to scan").isGreaterThan(500);
        browser.press("Or enter it by hand");
        return browser.run("return document.querySelector('.copyable pre').textContent;", Map.of())
                .asString();
    }

    /** How many dots of a picture are dark. */
    private int darkDotsOf(String canvas) {
        return browser.run(
                        "const canvas = document.querySelector(argument);"
                                + "const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);"
                                + "return data.filter((red, at) => at % 4 === 0 && red < 64 && data[at + 3] === 255).length;",
                        canvas)
                .asInt();
    }

    private AuthenticatorApp addAPasskeyAndAnApp(Person person) {
        signIn(person.identity(), PASSWORD);
        browser.press("Add a passkey");
        browser.awaitText("The passkey was added.");
        browser.press("Sign out");
        // Only who showed the passkey may add more.
        browser.type("Identity", person.identity());
        browser.press("Sign in with a passkey");
        AuthenticatorApp app = AuthenticatorApp.opening(addAnApp());
        browser.press("Done");
        browser.press("Sign out");
        return app;
    }

    /** The name of a customer who has one. */
    private String somebodyWithACard() {
        String name = Unique.text();
        long customer = tenant.newCustomer(Body.empty()
                .with("firstName", "Ada")
                .with("lastName", "Lovelace")
                .with("phone1", Unique.phone()));
        tenant.addIdentity(customer, Body.empty().with("identity", name).with("password", PASSWORD));
        long wallet = tenant.system()
                .post(tenant.customer(customer) + "/wallets", "{\"name\":\"Everyday\",\"currency\":\"ZAR\"}")
                .json()
                .path("walletId")
                .asLong();
        assertThat(tenant.system()
                        .post("/tenants/" + tenant.id() + "/wallets/" + wallet + "/cards", "{}")
                        .status())
                .isEqualTo(201);
        return name;
    }

    private void signIn(String identity, String password) {
        open("/account/");
        browser.type("Identity", identity);
        browser.type("Password", password);
        browser.press("Sign in");
    }
}
