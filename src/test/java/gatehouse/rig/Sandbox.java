package gatehouse.rig;

import static org.awaitility.Awaitility.await;

import gatehouse.rig.Api.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What a tester does in the sandbox: read the inbox and move the clock. Whoever moves the clock puts it back. */
public final class Sandbox {
    private static final String CODE = "123456";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Api api;

    Sandbox(Api api) {
        this.api = api;
    }

    public Api api() {
        return api;
    }

    public Instant now() {
        return Instant.parse(api.get("/clock").at("now"));
    }

    /** All clocks that Gatehouse has go forward. */
    public void advance(Duration step) {
        Answer answer = api.post("/clock", "{\"advance\":\"" + step + "\"}");
        if (answer.status() != 200) {
            throw new AssertionError("The clock did not move: " + answer);
        }
    }

    /** To the beginning of the next hour, where the windows of every limit begin. */
    public void advanceToTheNextHour() {
        Instant now = now();
        long hour = Duration.ofHours(1).toSeconds();
        Instant next = Instant.ofEpochSecond((now.getEpochSecond() / hour + 1) * hour);
        advance(Duration.between(now, next).plusSeconds(1));
    }

    public void backToRealTime() {
        Answer answer = api.delete("/clock");
        if (answer.status() != 200) {
            throw new AssertionError("The clock did not go back: " + answer);
        }
    }

    /** What was delivered to this phone, newest first. */
    public List<String> textsTo(String phone) {
        return api.get("/messages?to=" + phone)
                .json()
                .valueStream()
                .map((JsonNode message) -> message.path("text").asString())
                .toList();
    }

    /** Waits for this many texts to a phone, newest first. */
    public List<String> awaitTextsTo(String phone, int count) {
        return await("texts to " + phone).atMost(PATIENCE).until(() -> textsTo(phone), (Predicate<List<String>>)
                texts -> texts.size() >= count);
    }

    /** Waits for such a text to a phone or mailbox. A code that was shown before it left never leaves, and is not waited for. */
    public void awaitTextTo(String phone, Predicate<String> wanted) {
        await("a text to " + phone)
                .atMost(PATIENCE)
                .until(() -> textsTo(phone).stream().anyMatch(wanted));
    }

    /** Waits until the newest text to a phone is a code: before that nobody can answer it. */
    public void awaitCodeTo(String phone) {
        await("a code to " + phone)
                .atMost(PATIENCE)
                .until(() -> textsTo(phone).stream()
                        .findFirst()
                        .filter(text -> text.contains(CODE))
                        .isPresent());
    }
}
