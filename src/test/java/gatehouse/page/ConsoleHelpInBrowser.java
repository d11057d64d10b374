package gatehouse.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.AuthenticatorApp;
import gatehouse.rig.Body;
import gatehouse.rig.Clerk;
import gatehouse.rig.Eclipse;
import gatehouse.rig.Eclipse.Person;
import gatehouse.rig.Multi;
import gatehouse.rig.Multi.Root;
import gatehouse.rig.Tenancy;
import gatehouse.rig.Unique;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is done at the console has its effect at the doors, and stands in the audit with its reason. */
class ConsoleHelpInBrowser extends OfConsole {
    private static final String PASSWORD = "user_password";
    private static final String WHY = "Asked for at the <i>counter</i>";
    private static final String CODE = "123456";
    private static final Pattern GIVEN = Pattern.compile("password is (\\S{14})\\. It shows");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Tenancy tenant = Tenancy.sandbox(eclipse());

    @Test
    void anAppThatIsRetiredIsAskedForNoMore() {
        Person person = eclipse().person(PASSWORD);
        String own = tenant.identity(person.customer(), person.identity());
        assertThat(tenant.system()
                        .put(own, Body.empty().with("totp", true).toString())
                        .status())
                .isEqualTo(200);
        assertThat(eclipse().login(person.identity(), PASSWORD).status()).isNotEqualTo(200);
        Operator operator = signInAsOperatorWithAnApp();
        find(person.identity());

        browser.press("Retire Authenticator app");
        confirm(operator.app(), "Retire it now");

        browser.awaitText("Authenticator app is retired.");
        browser.awaitText("Reason: " + WHY);
        isFitForEverybody("console-retired");
        assertThat(eclipse().login(person.identity(), PASSWORD).status()).isEqualTo(200);
        requireReason("RETIRE_FACTOR", person.customer());
    }

    @Test
    void aPasskeyThatIsRetiredIsNobodysAnyMore() {
        browser.plugInDevice(true);
        Person person = eclipse().person(PASSWORD);
        open("/account/");
        browser.type("Identity", person.identity());
        browser.type("Password", PASSWORD);
        browser.press("Sign in");
        browser.type("Name of the new passkey", "Lost <b>phone</b>");
        browser.press("Add a passkey");
        browser.awaitText("The passkey was added.");
        browser.press("Sign out");
        Operator operator = signInAsOperatorWithAnApp();
        find(person.identity());

        browser.press("Retire Lost <b>phone</b>");
        confirm(operator.app(), "Retire it now");

        browser.awaitText("Passkey Lost <b>phone</b> is retired.");
        assertThat(tenant.system()
                        .get(tenant.identity(person.customer(), person.identity()) + "/passkeys")
                        .json()
                        .size())
                .isZero();
        requireReason("RETIRE_FACTOR", person.customer());
        open("/account/");
        browser.type("Identity", person.identity());
        browser.type("Password", PASSWORD);
        browser.press("Sign in");
        browser.awaitText("You have no passkey.");
    }

    @Test
    void aNewCardAccessPasswordArrivesAndTheOneBeforeOpensNothing() {
        Person person = eclipse().person(PASSWORD);
        long card = cardOf(person.customer());
        Operator operator = signInAsOperatorWithAnApp();
        find(person.identity());
        browser.press("Send a new one");
        confirm(operator.app(), "Send it now");
        browser.awaitText("A new card access password is on its way.");
        String first = sentTo(person.phone(), "");
        assertThat(opensCard(card, first)).isTrue();

        browser.press("Send a new one");
        browser.type("Why?", WHY);
        browser.press("Send it now");

        browser.awaitText("A new card access password is on its way.");
        String second = sentTo(person.phone(), first);
        assertThat(opensCard(card, first)).isFalse();
        assertThat(opensCard(card, second)).isTrue();
        requireReason("SET_CARD_ACCESS", person.customer());
    }

    @Test
    void anInviteIsSentAgainForAReasonAndLetsTheUserIn() {
        Multi multi = Multi.at(base());
        Root company = multi.corporate();
        String token = multi.tokenToAddUsers(company);
        String email = Unique.text() + "@example.com";
        String user = multi.addUser(token, email).at("id");
        assertThat(multi.api()
                        .as(token)
                        .post("/users/" + user + "/invite", null)
                        .status())
                .isEqualTo(204);
        eclipse().sandbox().awaitTextsTo(email, 1);
        signInAsOperator();
        find(email);
        browser.awaitText("Step-up: right");
        assertThat(browser.run("return document.querySelectorAll('.events > .bad').length;", Map.of())
                        .asInt())
                .as("nothing went wrong")
                .isZero();

        browser.run(
                "[...document.querySelectorAll('section')].find(one => one.textContent.includes(argument))"
                        + ".querySelector('summary').click();",
                email);
        browser.press("Send the invite again " + email);
        browser.type("Why?", WHY);
        isFitForEverybody("console-invite");
        browser.press("Send it now");

        browser.awaitText("The invite is on its way.");
        assertThat(eclipse().sandbox().awaitTextsTo(email, 2).get(0)).startsWith("You are invited");
        requireReason("INVITE_USER", Long.parseLong(company.id()));
        Body password = Body.empty().with("inviteCode", CODE).with("password", Map.of("value", "Invited.Once-7"));
        assertThat(multi.api()
                        .post("/users/" + user + "/invite/consume", password.toString())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aMandateIsGivenAndWithdrawnAndTheMemberActsForTheCustomerNoLonger() {
        Multi multi = Multi.at(base());
        Root member = multi.corporate();
        Root customer = multi.corporate();
        multi.withPassword(member);
        signInAsOperator();
        find(member.id());
        browser.press("Invite and mandates");
        browser.type("Number of a further customer", customer.id());
        browser.press("Let them act for it");
        browser.type("Why?", WHY);
        browser.press("Let them now");
        browser.awaitText("From the next sign-in on they can act for that customer.");
        String chooser = multi.token(member.email(), Multi.PASSWORD);
        String there = Multi.token(multi.accessToken(chooser, "CORPORATE", customer.id()));
        browser.press("Find another person");
        find(customer.id());
        browser.awaitText("Acts for this customer by a mandate that you gave; came as Customer " + member.id());
        isFitForEverybody("console-mandate");

        browser.press("Withdraw the mandate");
        browser.type("Why?", WHY);
        browser.press("Withdraw it now");

        browser.awaitText(member.email() + " acts for this customer no longer.");
        browser.awaitNoText("Withdraw the mandate");
        assertThat(multi.api().as(there).get("/corporates").status()).isEqualTo(401);
        assertThat(multi.login(member.email(), Multi.PASSWORD).at("tokenType")).isEqualTo("ACCESS");
        assertThat(lastOf(tenant, "WITHDRAW_MANDATE").path("subjectId").asString())
                .isEqualTo(member.id());
    }

    @Test
    void whoCameWithACustomerHasNoMandateToWithdraw() {
        Multi multi = Multi.at(base());
        Root root = multi.corporate();
        signInAsOperator();

        find(root.id());

        browser.awaitText(root.email());
        assertThat(browser.text()).doesNotContain("Withdraw the mandate");
    }

    @Test
    void aKeyThatIsRetiredIsRefusedFromThenOn() {
        JsonNode made = eclipse().tenant();
        Tenancy fresh = new Tenancy(made.path("id").asLong(), eclipse().api());
        String old = made.path("apiKey").asString();
        String hash = hashOf(fresh);
        Clerk clerk = Clerk.at(eclipse(), 0, "GLOBAL_ADMIN").confirmed();
        Answer second = clerk.console()
                .post(
                        "/tenants/" + fresh.id() + "/api-keys",
                        Clerk.because().with("kind", "API").toString());
        assertThat(accepts(old)).isTrue();
        Operator operator = signInAsOperatorWithAnApp();
        at(fresh.id() + "/tenant/keys");

        browser.press("Retire " + hash);
        confirm(operator.app(), "Retire it now");

        browser.awaitText("The key " + hash + " is retired.");
        isFitForEverybody("console-key-retired");
        assertThat(accepts(old)).isFalse();
        assertThat(accepts(second.at("key"))).isTrue();
        assertThat(lastOf(fresh, "RETIRE_API_KEY").path("reason").asString()).isEqualTo(WHY);
    }

    @Test
    void theSigningKeyIsNotChangedBeforeTheNextOneIsKnownEverywhere() {
        String token = eclipse().jwt("username", PASSWORD);
        String before = admin().get("/keys").text();
        Operator operator = signInAsOperatorWithAnApp();
        browser.press("Server");

        browser.press("Change the key now…");
        confirm(operator.app(), "Change the key now");

        browser.awaitText("The next key is not known everywhere yet.");
        isFitForEverybody("console-too-soon");
        browser.press("Cancel");
        assertThat(admin().get("/keys").text()).isEqualTo(before);
        assertThat(eclipse().renew(token).status()).isEqualTo(200);
    }

    @Test
    void aPasskeyConfirmsWhereTheCodeIsLeftEmptyAndNotWhenItsHolderDeclines() {
        String device = browser.plugInDevice(true);
        Person person = eclipse().person(PASSWORD);
        String jwt = eclipse().jwt(person.identity(), PASSWORD);
        signInAsOperatorWithAnApp();
        browser.press("You");
        browser.press("Add a passkey");
        browser.awaitText("The passkey was added.");
        browser.press("People");
        find(person.identity());

        browser.press("End all sessions");
        browser.type("Why?", WHY);
        browser.consents(device, false);
        browser.press("End them now");
        browser.awaitText("No passkey was shown.");
        isFitForEverybody("console-passkey-declined");
        assertThat(eclipse().opens(jwt, person)).isTrue();
        browser.consents(device, true);
        browser.press("End them now");

        browser.awaitText("The sessions of " + person.identity() + " have ended.");
        assertThat(eclipse().opens(jwt, person)).isFalse();
        requireReason("END_SESSIONS", person.customer());
        JsonNode confirmed =
                admin().get("/audit?limit=1000&action=CONFIRM").json().path("events");
        assertThat(confirmed.valueStream().map(event -> event.path("factor").asString()))
                .contains("swk");
    }

    private void find(String whom) {
        browser.type("Phone, e-mail", whom);
        browser.press("Find");
    }

    private void confirm(AuthenticatorApp app, String name) {
        browser.type("Why?", WHY);
        browser.type("Code of your authenticator app", app.nextCode());
        browser.press(name);
    }

    /** What the doors did because of it stands in the audit, with the reason that was typed. */
    private void requireReason(String action, long customer) {
        JsonNode events = admin().get("/tenants/" + tenant.id() + "/people/" + customer + "/events?limit=20")
                .json()
                .path("events");
        assertThat(events.valueStream()).as(events.toString()).anySatisfy(event -> {
            assertThat(event.path("action").asString()).isEqualTo(action);
            assertThat(event.path("reason").asString()).isEqualTo(WHY);
        });
    }

    private long cardOf(long customer) {
        Api system = tenant.system();
        long wallet = system.post(tenant.customer(customer) + "/wallets", "{\"name\":\"Daily\",\"currency\":\"ZAR\"}")
                .json()
                .path("walletId")
                .asLong();
        Answer issued = system.post(
                "/tenants/" + tenant.id() + "/wallets/" + wallet + "/cards", "{\"cardHolderName\":\"Ada Lovelace\"}");
        assertThat(issued.status()).as(issued.toString()).isEqualTo(201);
        return issued.json().path("cardId").asLong();
    }

    /** The card access password in the newest message to a phone, which is another than this one. */
    private static String sentTo(String phone, String before) {
        return await("a card access password")
                .atMost(PATIENCE)
                .until(
                        () -> eclipse().sandbox().textsTo(phone).stream()
                                .map(GIVEN::matcher)
                                .filter(Matcher::find)
                                .map(found -> found.group(1))
                                .findFirst()
                                .orElse(before),
                        given -> !given.equals(before));
    }

    private static boolean opensCard(long card, String cap) {
        return eclipse()
                        .api()
                        .post(
                                "/tenants/" + Eclipse.TENANT + "/cards/" + card + "/details",
                                Body.empty().with("cap", cap).toString())
                        .status()
                == 200;
    }

    /** By what the console tells apart the one key of the API that a new tenant has. */
    private static String hashOf(Tenancy fresh) {
        return console(fresh, "/api-keys")
                .valueStream()
                .filter(key -> key.path("kind").asString().equals("API"))
                .map(key -> key.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    /** Whether the multi door knows the programme by this key. */
    private static boolean accepts(String key) {
        return Multi.at(base(), key).api().post("/consumers", "{}").status() != 401;
    }
}
