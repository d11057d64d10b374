package gatehouse.page;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody who has just started Gatehouse and reads nothing but its pages. */
class NewcomerInBrowser extends PageInBrowser {
    /** The sample user has a passkey and a device now. */
    @AfterEach
    void bringTheSamplesBack() {
        eclipse().sandbox().api().post("/reset", "");
    }

    @Test
    void isLedFromPageToPageUntilAllOfItWasSeen() {
        browser.plugInDevice(true);
        open("/");
        browser.awaitText("Sign in at My account as username with user_password, and add a passkey.");
        browser.press("My account");
        browser.type("Identity", "username");
        browser.type("Password", "user_password");
        browser.press("Sign in");
        browser.press("Add a passkey");
        browser.awaitText("The passkey was added.");

        browser.press("Console");
        browser.awaitText("The sample: identity sandbox-admin, password Sandbox-Admin-1.");
        browser.type("Identity", "sandbox-admin");
        browser.type("Password", "Sandbox-Admin-1");
        browser.press("Sign in");
        browser.awaitText("The samples: username, 27820000001, user@example.com.");
        browser.type("Phone, e-mail", "username");
        browser.press("Find");
        browser.awaitText("Signed in (password)");
        browser.awaitText("Passkey This device");
        isFitForEverybody("newcomer");

        browser.press("My device");
        browser.press("Get a code");
        browser.awaitText("The code is filled in.");
        browser.press("Link it");
        browser.awaitText("This browser is linked.");
        browser.press("Ask this device");
        browser.awaitText("Is it you who goes on?");
        browser.press("Yes, approve");
        browser.awaitText("Approved.");
    }
}
