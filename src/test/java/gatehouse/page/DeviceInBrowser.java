package gatehouse.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A browser as the device that confirms: linked by a code, asked, and answering with its key. */
class DeviceInBrowser extends PageInBrowser {
    /** The sample user has one device: whatever a test did to it is undone. */
    @AfterEach
    void bringTheSamplesBack() {
        eclipse().sandbox().api().post("/reset", "");
    }

    @Test
    void isLinkedByACodeAndApprovesWhatItIsAsked() {
        link();
        isFitForEverybody("device-linked");

        browser.press("Ask this device");
        browser.awaitText("Is it you who goes on?");
        isFitForEverybody("device-asked");
        browser.press("Yes, approve");

        browser.awaitText("Approved.");
        browser.awaitText("Nothing waits for you.");
    }

    @Test
    void rejectsWhatItsOwnerDidNotAskFor() {
        link();

        browser.press("Ask this device");
        browser.press("No, reject");

        browser.awaitText("Rejected.");
    }

    @Test
    void keepsItsKeyWhenThePageIsLoadedAgainAndNeverShowsIt() {
        link();

        open("/device/");

        browser.awaitText("Linked as My browser.");
        String refusal = browser.run(
                        "const opening = indexedDB.open((await indexedDB.databases())[0].name);"
                                + "const database = await new Promise(done => opening.onsuccess = () => done(opening.result));"
                                + "const reading = database.transaction('devices').objectStore('devices').get('this');"
                                + "const {key} = await new Promise(done => reading.onsuccess = () => done(reading.result));"
                                + "return crypto.subtle.exportKey('pkcs8', key).then(() => 'exported', refused => refused.name);",
                        Map.of())
                .asString();
        assertThat(refusal).isEqualTo("InvalidAccessError");
    }

    @Test
    void aWrongCodeIsTold() {
        open("/device/");
        browser.type("Code", "0000000000000000");
        browser.press("Link it");

        browser.awaitText("This code is not good, or not any more.");
        isFitForEverybody("device-refused");
    }

    private void link() {
        open("/device/");
        browser.press("Get a code");
        browser.awaitText("The code is filled in.");
        browser.press("Link it");
        browser.awaitText("This browser is linked.");
    }
}
