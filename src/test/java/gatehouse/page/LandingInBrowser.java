package gatehouse.page;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Shell;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The first page: where one is, and where to go. */
class LandingInBrowser extends PageInBrowser {
    @Test
    void saysThatThisIsASandboxAndWhatCanBeCalled() {
        open("/");

        browser.awaitText("This is a sandbox");
        browser.awaitText("/authentication/login");
        browser.awaitText("/login_with_password");
        isFitForEverybody("landing");
    }

    @Test
    void showsWhatACallTakesAndAnswers() {
        open("/");

        browser.press("POST /authentication/login Sign in");

        browser.awaitText("The name to sign in with; upper and lower case are the same");
        assertThat(browser.text()).contains("Signed in: a token and its session");
        isFitForEverybody("landing-call");
    }

    @Test
    void theFirstCallsSignInAsTheyStand() throws IOException, InterruptedException {
        open("/");
        browser.awaitText("First calls");
        JsonNode calls = browser.run(
                "return [...document.querySelectorAll('.copyable pre')].map(one => one.textContent);", Map.of());

        assertThat(calls).hasSize(2);
        Shell shell = new Shell(folder);
        assertThat(shell.run(calls.path(0).asString())).contains("\"headerValue\":\"Bearer ");
        assertThat(shell.run(calls.path(1).asString())).contains("\"token\":\"");
        browser.press("Copy Sign in at the eclipse door");
        browser.awaitText("Copied");
    }

    @Test
    void leadsToTheOtherPages() {
        open("/");

        browser.press("My device");

        browser.awaitText("Link this browser");
    }
}
