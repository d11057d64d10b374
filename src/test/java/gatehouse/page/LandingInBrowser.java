package gatehouse.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
    void leadsToTheOtherPages() {
        open("/");

        browser.press("My device");

        browser.awaitText("Link this browser");
    }
}
