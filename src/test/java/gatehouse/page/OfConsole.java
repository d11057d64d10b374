package gatehouse.page;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api.Answer;
import gatehouse.rig.AuthenticatorApp;
import gatehouse.rig.Body;
import gatehouse.rig.Tenancy;
import gatehouse.rig.Unique;
import tools.jackson.databind.JsonNode;

/** Somebody at the console. Each test has an operator of its own: what they enrol stays theirs. */
abstract class OfConsole extends PageInBrowser {
    private static final String PASSWORD = "correct horse battery";
    private static final long PLATFORM = 0;

    /** Somebody who runs the whole server. */
    record Operator(String identity, AuthenticatorApp app) {}

    /**
     * With a password and nothing else.
     *
     * @return where their identity is, below the eclipse door
     */
    protected String signInAsOperator() {
        String account = account();
        String identity = given(account, Body.empty()).at("identity");
        signIn(identity, PASSWORD);
        browser.awaitText("Find a person");
        return account + "/" + identity;
    }

    /** With an app too, of which a second code is good for a confirmation. */
    protected Operator signInAsOperatorWithAnApp() {
        Answer made = given(account(), Body.empty().with("totp", true));
        AuthenticatorApp app = AuthenticatorApp.opening(made.at("totpUri"));
        open("/console/");
        browser.type("Identity", made.at("identity"));
        browser.type("Password", PASSWORD);
        browser.press("I have a code");
        browser.type("Code of your authenticator app", app.nextCode());
        browser.press("Sign in");
        browser.awaitText("Find a person");
        return new Operator(made.at("identity"), app);
    }

    protected void signIn(String identity, String password) {
        open("/console/");
        browser.type("Identity", identity);
        browser.type("Password", password);
        browser.press("Sign in");
    }

    /** Goes to what stands behind {@code #/} in the address. */
    protected void at(String place) {
        browser.run("location.hash = '#/' + argument;", place);
    }

    /** What the console's door says about a tenant. */
    protected static JsonNode console(Tenancy tenant, String path) {
        return admin().get("/tenants/" + tenant.id() + path).json();
    }

    /** The last that the audit has of this action. */
    protected static JsonNode lastOf(Tenancy tenant, String action) {
        JsonNode events = console(tenant, "/audit?limit=1000&action=" + action).path("events");
        assertThat(events.size()).as(action).isPositive();
        return events.path(events.size() - 1);
    }

    /** The identities of a new admin user. */
    private static String account() {
        Tenancy platform = new Tenancy(PLATFORM, eclipse().admin());
        Answer made = platform.system()
                .post(
                        platform.adminUsers(),
                        Tenancy.newAdminUser("GLOBAL_ADMIN").toString());
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return platform.adminUser(made.json().path("adminUserId").asLong()) + "/identities";
    }

    private static Answer given(String account, Body more) {
        Body identity = more.with("identity", Unique.text()).with("password", PASSWORD);
        Answer given = eclipse().admin().post(account, identity.toString());
        assertThat(given.status()).as(given.toString()).isEqualTo(200);
        return given;
    }
}
