package gatehouse.page;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Eclipse.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The main task of each page by somebody who has no mouse. */
class KeyboardInBrowser extends OfConsole {
    private static final String PASSWORD = "user_password";
    private static final String ENTER = "\uE007";

    /** The clock was moved, and the sample user has a device. */
    @AfterEach
    void bringTheSamplesBack() {
        eclipse().sandbox().api().post("/reset", "");
    }

    @Test
    void aCustomerSignsInAndOut() {
        Person person = eclipse().person(PASSWORD);
        open("/account/");
        browser.awaitText("I have a code");

        browser.tabTo("Identity");
        browser.keys(person.identity());
        browser.tabTo("Password");
        browser.keys(PASSWORD + ENTER);
        browser.awaitText("Where you are signed in");
        browser.tabTo("Sign out");
        browser.keys(ENTER);

        browser.awaitText("You are signed out.");
    }

    @Test
    void theFirstTabSkipsTheHead() {
        open("/sandbox/");
        browser.awaitText("Inbox");

        browser.tabTo("Skip to the content");
        browser.keys(ENTER);
        browser.tabTo("Empty it");
    }

    @Test
    void anOperatorFindsSomebodyAndGoesThroughTheSections() {
        Person person = eclipse().person(PASSWORD);
        signInAsOperator();

        browser.tabTo("Phone, e-mail");
        browser.keys(person.identity() + ENTER);
        browser.awaitText("What happened lately");
        for (String section : new String[] {"Messages", "Audit", "Tenant", "Server", "Charts", "You", "People"}) {
            browser.tabTo(section);
            browser.keys(ENTER);
        }

        browser.awaitText("Find a person");
    }

    @Test
    void aDeviceIsLinkedAndApproves() {
        open("/device/");
        browser.awaitText("Get a code");

        browser.tabTo("Get a code");
        browser.keys(ENTER);
        browser.awaitText("The code is filled in.");
        browser.tabTo("Link it");
        browser.keys(ENTER);
        browser.awaitText("This browser is linked.");
        browser.tabTo("Ask this device");
        browser.keys(ENTER);
        browser.awaitText("Is it you who goes on?");
        browser.tabTo("Yes, approve");
        awaitThatAnswersAreTaken();
        browser.keys(ENTER);

        browser.awaitText("Approved.");
    }

    /** For a moment after something has appeared no answer is taken. */
    private void awaitThatAnswersAreTaken() {
        browser.run(
                "while (document.activeElement.ariaDisabled === 'true') {"
                        + "  await new Promise(later => setTimeout(later, 50));"
                        + "}",
                Map.of());
    }

    @Test
    void theClockOfTheSandboxIsMoved() {
        open("/sandbox/");
        browser.awaitText("real time");

        browser.tabTo("31 minutes on");
        browser.keys(ENTER);

        browser.awaitText("ahead by PT31M");
        assertThat(Duration.between(Instant.now(), eclipse().sandbox().now())).isPositive();
    }
}
