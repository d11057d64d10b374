package gatehouse.rig;

import gatehouse.rig.Api.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real browser without a screen, driven by the protocol that W3C WebDriver and WebAuthn give it. */
public final class Chromium implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process driver;
    private final Api session;

    private Chromium(Process driver, Api session) {
        this.driver = driver;
        this.session = session;
    }

    /** @param folder for what it writes */
    public static Chromium started(Path folder) {
        int port = TestServerSettings.freePort();
        Process driver = launched(port, folder);
        Api api = Api.at(URI.create("http://localhost:" + port));
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() ->
                        api.get("/status").json().path("value").path("ready").asBoolean());
        List<String> arguments = List.of(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--user-data-dir=" + folder.resolve("profile"));
        Answer opened = api.post(
                "/session",
                json(Map.of(
                        "capabilities",
                        Map.of(
                                "alwaysMatch",
                                Map.of(
                                        "browserName",
                                        "chrome",
                                        "webauthn:virtualAuthenticators",
                                        true,
                                        "unhandledPromptBehavior",
                                        "accept",
                                        "goog:loggingPrefs",
                                        Map.of("browser", "ALL"),
                                        "goog:chromeOptions",
                                        Map.of("args", arguments))))));
        String id = value(opened).path("sessionId").asString();
        return new Chromium(driver, api.below("/session/" + id));
    }

    private static Process launched(int port, Path folder) {
        try {
            return new ProcessBuilder("chromedriver", "--port=" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("chromedriver.log").toFile())
                    .start();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    public void open(String url) {
        value(session.post("/url", json(Map.of("url", url))));
    }

    /** Presses the button or follows the link that is named so, as soon as it is there and can be pressed. */
    public void press(String name) {
        String words = "normalize-space(.)=\"" + name + "\"";
        on(
                "//button[" + words + " and not(@disabled) and not(@aria-disabled='true')] | //a[" + words
                        + "] | //summary[" + words + "]",
                "click",
                Map.of());
    }

    /** Types into the field with this label, over what was there. */
    public void type(String label, String text) {
        String field = "//label[contains(normalize-space(.), \"" + label + "\")]//*[self::input or self::textarea]";
        on(field, "clear", Map.of());
        on(field, "value", Map.of("text", text));
    }

    /** Closes this tab; what follows is about the other one. */
    public void closeThisTab() {
        String other = value(session.delete("/window")).path(0).asString();
        value(session.post("/window", json(Map.of("handle", other))));
    }

    /** Presses keys wherever the focus is, as WebDriver writes them. */
    public void keys(String keys) {
        JsonNode focused = value(session.get("/element/active"));
        String element = focused.values().iterator().next().asString();
        value(session.post("/element/" + element + "/value", json(Map.of("text", keys))));
    }

    /** Chooses in the field with this label. */
    public void choose(String label, String option) {
        on(
                "//label[contains(normalize-space(.), \"" + label + "\")]//select/option[normalize-space(.)=\"" + option
                        + "\"]",
                "click",
                Map.of());
    }

    private void on(String path, String action, Map<String, ?> details) {
        Awaitility.await(path).atMost(PATIENCE).untilAsserted(() -> {
            JsonNode found = value(session.post("/element", json(Map.of("using", "xpath", "value", path))));
            String element = found.values().iterator().next().asString();
            value(session.post("/element/" + element + "/" + action, json(details)));
        });
    }

    /** Waits until the page shows this. */
    public void awaitText(String text) {
        Awaitility.await("“" + text + "” on the page").atMost(PATIENCE).until(() -> text().contains(text));
    }

    /** Waits until the page shows this no longer. */
    public void awaitNoText(String text) {
        Awaitility.await("no “" + text + "” on the page").atMost(PATIENCE).until(() -> !text().contains(text));
    }

    /** All that can be read on the page now. */
    public String text() {
        return run("return document.body.innerText;", Map.of()).asString();
    }

    /** What the browser complained about since it was asked the last time, without answers that are no success. */
    public List<String> complaints() {
        return value(session.post("/se/log", json(Map.of("type", "browser"))))
                .valueStream()
                .filter(entry -> List.of("SEVERE", "WARNING")
                        .contains(entry.path("level").asString()))
                .map(entry -> entry.path("message").asString())
                .filter(message -> !message.contains("Failed to load resource"))
                .toList();
    }

    /** The page as it looks in a window of this size, in pixels. */
    public byte[] picture(int width, int height) {
        value(session.post("/window/rect", json(Map.of("width", width, "height", height))));
        return Base64.getDecoder().decode(value(session.get("/screenshot")).asString());
    }

    /** Plugs in a device such as a phone has: it keeps passkeys, and verifies who holds it. */
    public String plugInDevice(boolean verifiesItsHolder) {
        return value(session.post(
                        "/webauthn/authenticator",
                        json(Map.of(
                                "protocol",
                                "ctap2",
                                "transport",
                                "internal",
                                "hasResidentKey",
                                true,
                                "hasUserVerification",
                                true,
                                "isUserConsenting",
                                true,
                                "isUserVerified",
                                verifiesItsHolder))))
                .asString();
    }

    public JsonNode passkeysOn(String device) {
        return value(session.get("/webauthn/authenticator/" + device + "/credentials"));
    }

    /**
     * Runs a script in the page and waits for what its promise resolves to.
     *
     * @param script the body of an async function of {@code argument}
     */
    public JsonNode run(String script, Object argument) {
        String whole = "const done = arguments[1];"
                + "(async argument => {" + script + "})(arguments[0])"
                + ".then(result => done({result}), failure => done({failure: String(failure)}));";
        JsonNode answer =
                value(session.post("/execute/async", json(Map.of("script", whole, "args", List.of(argument)))));
        if (answer.has("failure")) {
            throw new AssertionError(answer.path("failure").asString());
        }
        return answer.path("result");
    }

    @Override
    public void close() {
        try {
            session.delete("");
        } finally {
            driver.destroy();
        }
    }

    private static JsonNode value(Answer answer) {
        if (answer.status() != 200) {
            throw new AssertionError(answer.toString());
        }
        return answer.json().path("value");
    }

    private static String json(Object value) {
        return JSON.writeValueAsString(value);
    }
}
