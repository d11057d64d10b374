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
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real browser without a screen, driven by the protocol that W3C WebDriver and WebAuthn give it. */
public final class Chromium implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TAB = "\uE004";
    private static final int MOST_PRESSES = 200;
    private static final int LEAST_HEIGHT = 1000;
    private static final int MOST_HEIGHT = 6000;

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

    /** Turns the tick in the box with this label. */
    public void tick(String label) {
        on("//label[normalize-space(.)=\"" + label + "\"]/input[@type='checkbox']", "click", Map.of());
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

    /** Presses keys one after the other wherever the focus is, as WebDriver writes them. */
    public void keys(String keys) {
        List<Map<String, String>> strokes = keys.codePoints()
                .mapToObj(Character::toString)
                .flatMap(key ->
                        Stream.of(Map.of("type", "keyDown", "value", key), Map.of("type", "keyUp", "value", key)))
                .toList();
        Map<String, ?> keyboard = Map.of("type", "key", "id", "keyboard", "actions", strokes);
        value(session.post("/actions", json(Map.of("actions", List.of(keyboard)))));
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

    /** The page as it looks in a window of this width, in pixels, from top to bottom. */
    public byte[] picture(int width) {
        resize(width, LEAST_HEIGHT);
        int whole = run("return document.documentElement.scrollHeight + outerHeight - innerHeight;", Map.of())
                .asInt();
        resize(width, Math.min(Math.max(whole, LEAST_HEIGHT), MOST_HEIGHT));
        return Base64.getDecoder().decode(value(session.get("/screenshot")).asString());
    }

    private void resize(int width, int height) {
        value(session.post("/window/rect", json(Map.of("width", width, "height", height))));
    }

    /** As on a device whose owner likes it dark, or light. */
    public void prefersDark(boolean dark) {
        Map<String, String> scheme = Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
        value(session.post(
                "/goog/cdp/execute",
                json(Map.of("cmd", "Emulation.setEmulatedMedia", "params", Map.of("features", List.of(scheme))))));
    }

    /** All cookies that go to this page, those that no script can see among them. */
    public JsonNode cookies() {
        return value(session.get("/cookie"));
    }

    /** Goes from one place to the next as the keyboard does, until the focus is on what is called so. */
    public void tabTo(String name) {
        for (int presses = 0; presses < MOST_PRESSES; presses++) {
            keys(TAB);
            if (focused().contains(name)) {
                return;
            }
        }
        throw new AssertionError("The keyboard does not come to “" + name + "”");
    }

    /** What a screen reader would call the place where the focus is. */
    private String focused() {
        return run(
                        "const one = document.activeElement;"
                                + "if (one === document.body) { return ''; }"
                                + "const labels = [...(one.labels ?? [])].map(label => label.textContent);"
                                + "return [one.textContent, one.ariaLabel ?? '', ...labels].join(' ').replace(/\\s+/g, ' ');",
                        Map.of())
                .asString();
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

    /** Whether whoever holds the device agrees to what it is asked. */
    public void consents(String device, boolean willing) {
        value(session.post("/webauthn/authenticator/" + device + "/uv", json(Map.of("isUserVerified", willing))));
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
