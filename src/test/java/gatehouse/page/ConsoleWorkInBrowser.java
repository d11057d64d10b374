package gatehouse.page;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Eclipse.Person;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Long work goes on while one looks at something else, and is not left by accident. */
class ConsoleWorkInBrowser extends OfConsole {
    private static final String START = "const {jobs} = await import(location.origin + '/pages/jobs.js');"
            + "jobs.start('Long work', async job => {"
            + "  job.progress(1, 2);"
            + "  await new Promise(done => (window.goOn = done));"
            + "  return {words: 'Half of it.'};"
            + "});";

    @Test
    void theAuditIsExportedWhileOneLooksAtSomethingElse() {
        Person person = eclipse().person("user_password");
        eclipse().login(person.identity(), "wrong_password");
        signInAsOperator();
        at("1/audit/" + person.customer());
        browser.awaitText("Export as CSV");

        browser.press("Export as CSV");
        browser.press("Charts");

        browser.awaitText("records.");
        browser.awaitText("How it goes");
        assertThat(browser.run("return document.querySelector('job-tray a').download;", Map.of())
                        .asString())
                .isEqualTo("audit-1.csv");
        isFitForEverybody("console-export");
    }

    @Test
    void theAuditIsFilteredByWhatWasTriedAndWhomItConcerns() {
        Person person = eclipse().person("user_password");
        eclipse().login(person.identity(), "wrong_password");
        eclipse().login(person.identity(), "user_password");
        long subject = admin().get("/tenants/1/people/" + person.customer())
                .json()
                .path("subjects")
                .path(0)
                .path("subjectId")
                .asLong();
        signInAsOperator();
        at("1/audit");
        browser.awaitText("Export as CSV");

        browser.type("Whom it concerns", Long.toString(subject));
        browser.type("What was tried", "SIGN_IN");
        browser.type("How it ended", "Refused");
        browser.press("Show");

        browser.awaitText("Sign-in refused: the password was wrong");
        browser.awaitNoText("Signed in (password)");
        assertThat(browser.run("return document.querySelectorAll('.events > li').length;", Map.of())
                        .asInt())
                .isEqualTo(1);
        isFitForEverybody("console-audit");
    }

    @Test
    void theAuditIsVerifiedToItsEnd() {
        signInAsOperator();
        at("1/audit");

        browser.press("Verify the chain");

        browser.awaitText(": intact, all ");
        isFitForEverybody("console-verified");
    }

    @Test
    void workGoesOnFromSectionToSectionAndIsCancelledWhereOneIs() {
        signInAsOperator();
        browser.run(START, Map.of());
        browser.awaitText("1 of 2");

        browser.press("Charts");
        browser.awaitText("How it goes");
        browser.awaitText("1 of 2");
        isFitForEverybody("console-work");
        browser.press("Cancel");

        browser.awaitText("Cancelled.");
        browser.press("Close");
        browser.awaitNoText("Long work");
    }

    @Test
    void theBrowserAsksBeforeWorkIsLeftAndNotOnceItIsDone() {
        signInAsOperator();
        assertThat(asksBeforeLeaving()).isFalse();
        browser.run(START, Map.of());
        browser.awaitText("1 of 2");

        assertThat(asksBeforeLeaving()).isTrue();
        browser.run("window.goOn();", Map.of());
        browser.awaitText("Half of it.");

        assertThat(asksBeforeLeaving()).isFalse();
    }

    @Test
    void whoSignsOutLeavesNoWorkBehind() {
        signInAsOperator();
        browser.run(START, Map.of());
        browser.awaitText("1 of 2");

        browser.press("Sign out");

        browser.awaitText("You are signed out.");
        assertThat(asksBeforeLeaving()).isFalse();
    }

    /** What a spreadsheet would take for a command is taken for text. */
    @Test
    void aFileForSpreadsheetsCommandsNothing() {
        open("/console/");

        assertThat(browser.run(
                                "const {csv} = await import(location.origin + '/pages/csv.js');"
                                        + "return csv([['=1+1', 'a \"b\", c', '@x', '-1', null, 'plain']]);",
                                Map.of())
                        .asString())
                .isEqualTo("\"'=1+1\",\"a \"\"b\"\", c\",\"'@x\",\"'-1\",,plain\r\n");
    }

    private boolean asksBeforeLeaving() {
        return browser.run(
                        "const leaving = new Event('beforeunload', {cancelable: true});"
                                + "dispatchEvent(leaving);"
                                + "return leaving.defaultPrevented;",
                        Map.of())
                .asBoolean();
    }
}
