package gatehouse.rig;

import gatehouse.rig.Api.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
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
