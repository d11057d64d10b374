package gatehouse.page;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.Api.Answer;
import gatehouse.rig.Multi;
import gatehouse.rig.Multi.Root;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A browser as the device that confirms: linked by a code, asked, and answering with its key. */
class DeviceInBrowser extends PageInBrowser {
    private static final String SHOW_NOTHING_MORE = "document.querySelector('device-page').listening.abort();";

    private static final String DINNER =
            "{\"amount\":{\"currency\":\"EUR\",\"amount\":1234},\"payee\":\"Corner Shop\"}";

    /** The sample user has one device: whatever a test did to it is undone. */
    @AfterEach
    void bringTheSamplesBack() {
        eclipse().sandbox().api().post("/reset", "");
        eclipse().sandbox().backToRealTime();
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
    void asksAgainAndAgainWhereEventsCannotBeHad() {
        link();
        browser.run(
                "const page = document.querySelector('device-page');"
                        + "const full = Object.assign(new Error('Too many listen'), {status: 503, retryAfter: 600});"
                        + "page.device.listen = () => Promise.reject(full);"
                        + "page.start(page.device);",
                Map.of());

        browser.press("Ask this device");
        browser.awaitText("Is it you who goes on?");
        browser.press("Yes, approve");

        browser.awaitText("Approved.");
    }

    @Test
    void canBeInstalledAndNoOtherPageCan() {
        open("/device/");
        browser.awaitText("Link this browser");

        JsonNode manifest = browser.run(
                "const {href} = document.querySelector('link[rel=manifest]');"
                        + "const manifest = await (await fetch(href)).json();"
                        + "const icon = await fetch(new URL(manifest.icons[0].src, href));"
                        + "return {...manifest, start: new URL(manifest.start_url, href).href, icon: icon.status};",
                Map.of());

        assertThat(manifest.path("display").asString()).isEqualTo("standalone");
        assertThat(manifest.path("start").asString()).isEqualTo(base() + "/device/");
        assertThat(manifest.path("icon").asInt()).isEqualTo(200);
        open("/account/");
        browser.awaitText("I have a code");
        assertThat(browser.run("return document.querySelectorAll('link[rel=manifest]').length;", Map.of())
                        .asInt())
                .isZero();
    }

    @Test
    void rejectsWhatItsOwnerDidNotAskFor() {
        link();

        browser.press("Ask this device");
        browser.press("No, reject");

        browser.awaitText("Rejected.");
    }

    @Test
    void aPaymentIsShownWithAmountAndPayeeAndOnlyWhatWasApprovedIsCarriedOut() {
        JsonNode tenant = eclipse().tenant();
        String path = "/tenants/" + tenant.path("id").asLong();
        ObjectNode rules = (ObjectNode) admin().get(path + "/populations/2").json();
        ((ObjectNode) rules.path("stepUp")).put("forOperations", true);
        assertThat(admin().put(path + "/populations/2", rules.toString()).status())
                .isEqualTo(200);
        Multi multi = Multi.at(base(), tenant.path("apiKey").asString());
        Root payer = multi.corporate();
        Api session = multi.api().as(multi.tokenToAddUsers(payer));
        Answer code = session.post("/authentication_factors/push/AUTHY", "{}");
        open("/device/");
        browser.type("Code", code.at("linkingCode"));
        browser.press("Link it");
        browser.awaitText("This browser is linked.");
        String taken = path + "/members/" + payer.id() + "/operations";

        session.post("/stepup/challenges/push/AUTHY", "{\"operation\":" + DINNER + "}");
        browser.awaitText("Do you want to pay?");
        browser.awaitText("12.34 EUR to Corner Shop");
        isFitForEverybody("device-payment");
        browser.press("No, reject");
        browser.awaitText("Rejected.");
        assertThat(admin().post(taken, DINNER).status()).isEqualTo(409);
        session.post("/stepup/challenges/push/AUTHY", "{\"operation\":" + DINNER + "}");
        browser.press("Yes, approve");
        browser.awaitText("Approved.");

        assertThat(admin().post(taken, DINNER.replace("1234", "1235")).status())
                .as("another amount")
                .isEqualTo(409);
        session.post("/stepup/challenges/push/AUTHY", "{\"operation\":" + DINNER + "}");
        browser.awaitText("Do you want to pay?");
        browser.press("Yes, approve");
        browser.awaitText("Nothing waits for you.");
        assertThat(admin().post(taken, DINNER).status()).isEqualTo(204);
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

    @Test
    void whatIsOverLeavesThePageAlsoWhenTheStreamEndedMeanwhile() {
        link();
        browser.press("Ask this device");
        browser.awaitText("Is it you who goes on?");

        eclipse().sandbox().advance(Duration.ofMinutes(31));

        browser.awaitText("Nothing waits for you.");
        assertThat(browser.text()).doesNotContain("Is it you who goes on?");
    }

    @Test
    void isLinkedAnewAfterItWasForgotten() {
        link();
        browser.press("Forget this device");
        browser.awaitText("Link this browser");

        link();

        browser.press("Ask this device");
        browser.awaitText("Is it you who goes on?");
        browser.press("Yes, approve");
        browser.awaitText("Approved.");
    }

    @Test
    void anotherTabLeavesTheStreamToTheFirstAndForgetsWithIt() {
        link();
        browser.press("Ask this device");
        browser.awaitText("Is it you who goes on?");

        browser.run("window.other = window.open(location.href);", Map.of());
        awaitInOtherTab("This page is open in another tab too");
        browser.press("Forget this device");
        browser.awaitText("Link this browser");

        awaitInOtherTab("Link this browser");
    }

    @Test
    void anotherTabGoesOnListeningWhenTheFirstIsClosed() {
        link();
        browser.run("window.other = window.open(location.href);", Map.of());
        awaitInOtherTab("This page is open in another tab too");

        browser.closeThisTab();

        browser.awaitText("Nothing waits for you.");
        browser.press("Ask this device");
        browser.awaitText("Is it you who goes on?");
        browser.press("Yes, approve");
        browser.awaitText("Approved.");
    }

    @Test
    void theKeyboardFollowsFromStepToStep() {
        link();
        awaitFocusOn("H1");
        browser.press("Ask this device");
        browser.press("Yes, approve");
        browser.awaitText("Approved.");

        awaitFocusOn("H1");
    }

    @Test
    void aBrowserThatKeepsNothingDoesNotUseUpTheCode() {
        open("/device/");
        browser.press("Get a code");
        browser.awaitText("The code is filled in.");
        browser.run(
                "const {put} = IDBObjectStore.prototype;"
                        + "window.keepAgain = () => (IDBObjectStore.prototype.put = put);"
                        + "IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); };",
                Map.of());
        browser.press("Link it");
        browser.awaitText("Something went wrong.");
        isFitForEverybody("device-keeps-nothing");

        browser.run("window.keepAgain();", Map.of());
        browser.press("Link it");

        browser.awaitText("This browser is linked.");
    }

    /** A connection may be dead without an end; the server says every 15 seconds that it is there. */
    @Test
    void aStreamThatIsSilentForTooLongIsGivenUp() {
        link();

        browser.run(
                "const page = document.querySelector('device-page');"
                        + "const until = async seen => { while (!seen()) await new Promise(later => setTimeout(later, 50)); };"
                        + "const [fetched, waited] = [window.fetch, window.setTimeout];"
                        + "let silence = null;"
                        + "let asked = 0;"
                        + "window.setTimeout = (work, millis) =>"
                        + "  millis === 40_000 ? (silence = work) && 0 : waited(work, millis);"
                        + "window.fetch = async (address, call) => {"
                        + "  asked += address.endsWith('/challenges') ? 1 : 0;"
                        + "  return address.endsWith('/events')"
                        + "    ? new Response(new ReadableStream({start: stream =>"
                        + "        call.signal.addEventListener('abort', () => stream.error(call.signal.reason))}))"
                        + "    : fetched(address, call);"
                        + "};"
                        + "page.start(page.device);"
                        + "await until(() => silence);"
                        + "silence();"
                        + "await until(() => asked > 0);",
                Map.of());

        browser.awaitText("Nothing waits for you.");
    }

    private void awaitFocusOn(String element) {
        browser.run(
                "while (document.activeElement.tagName !== argument) {"
                        + "  await new Promise(later => setTimeout(later, 50));"
                        + "}",
                element);
    }

    @Test
    void aClockThatIsOffIsSetRightByTheServer() {
        link();
        browser.run(SHOW_NOTHING_MORE + "const before = Date.now; Date.now = () => before() + 3_600_000;", Map.of());

        JsonNode waiting =
                browser.run("return await document.querySelector('device-page').device.waiting();", Map.of());

        assertThat(waiting.isArray()).isTrue();
    }

    @Test
    void aSignInIsComparedAndSaidToBeAStrangersIfItIsNotTheOwners() {
        link();

        show(challenge("1042", "PROMPT", "LOGIN"));

        browser.awaitText("The page where you sign in must show these two digits: 42");
        browser.awaitText("If you are not signing in now, a stranger is");
        isFitForEverybody("device-login");
    }

    @Test
    void whatItCannotCheckItDoesNotShow() {
        link();

        show(
                challenge("1", "BIOMETRIC", "LOGIN"),
                challenge("2", "PROMPT", "SOMETHING_NEW"),
                challenge("3", "PROMPT", "STEP_UP"));

        browser.awaitText("Is it you who goes on?");
        assertThat(browser.text()).doesNotContain("Is it you who signs in?");
        assertThat(browser.run("return document.querySelectorAll('device-page [aria-live] h2').length;", Map.of())
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void anAnswerIsOfTheChallengeThatItsButtonsAppearedWithAndNotTakenJustAfterTheListChanged() {
        link();
        show(challenge("1", "PROMPT", "LOGIN"));
        browser.awaitText("Is it you who signs in?");

        JsonNode found = browser.run(
                "const page = document.querySelector('device-page');"
                        + "const first = page.querySelector('[aria-live] section:has(.digits)');"
                        + "page.show(argument);"
                        + "await page.updateComplete;"
                        + "const sections = [...page.querySelectorAll('[aria-live] section')];"
                        + "return {at: sections.indexOf(first),"
                        + " isOpen: sections.some(one => one.querySelector('button[aria-disabled=false]'))};",
                new Object[] {challenge("0", "PROMPT", "STEP_UP"), challenge("1", "PROMPT", "LOGIN")});

        assertThat(found.path("at").asInt()).isEqualTo(1);
        assertThat(found.path("isOpen").asBoolean()).isFalse();
    }

    private static Map<String, String> challenge(String id, String use, String purpose) {
        return Map.of(
                "id", id, "use", use, "purpose", purpose, "challenge", "AA==", "expires", "2026-06-21T00:05:00.000Z");
    }

    /** As if these had come; nothing else comes any more. */
    @SafeVarargs
    private void show(Map<String, String>... challenges) {
        browser.run(SHOW_NOTHING_MORE + "document.querySelector('device-page').show(argument);", challenges);
    }

    private void awaitInOtherTab(String text) {
        browser.run(
                "while (!window.other.document.body?.innerText.includes(argument)) {"
                        + "  await new Promise(later => setTimeout(later, 100));"
                        + "}",
                text);
    }

    private void link() {
        open("/device/");
        browser.press("Get a code");
        browser.awaitText("The code is filled in.");
        browser.press("Link it");
        browser.awaitText("This browser is linked.");
    }
}
