package gatehouse.rig;

import gatehouse.rig.Api.Answer;
import gatehouse.support.SoftDevice;
import gatehouse.support.SoftDevice.Question;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A device app that talks to the server over HTTP, as its protocol says. */
public final class OwnDevice {
    private static final String DOOR = "/device/api";
    private static final String CHALLENGES = DOOR + "/challenges";

    private final Api server;
    private final SoftDevice device;

    private OwnDevice(Api server, SoftDevice device) {
        this.server = server;
        this.device = device;
    }

    /** Uses the code that its owner was shown. */
    public static OwnDevice linked(Api server, String linkingCode) {
        SoftDevice fresh = SoftDevice.fresh();
        Answer linked = link(server, fresh, linkingCode);
        if (linked.status() != 201) {
            throw new AssertionError("Expected a linked device, was answered " + linked);
        }
        return new OwnDevice(server, fresh.isCalled(linked.at("deviceId")));
    }

    /** What a new device is answered that was shown this code. */
    public static Answer link(Api server, String linkingCode) {
        return link(server, SoftDevice.fresh(), linkingCode);
    }

    private static Answer link(Api server, SoftDevice device, String linkingCode) {
        return server.post(DOOR + "/enrolments", device.linkBody(linkingCode, "Phone"));
    }

    /** What waits for an answer, oldest first. */
    public List<JsonNode> challenges() {
        return signed("GET", CHALLENGES)
                .get(CHALLENGES)
                .json()
                .path("challenges")
                .valueStream()
                .toList();
    }

    /** @param verdict APPROVE or REJECT */
    public Answer answer(JsonNode challenge, String verdict) {
        Question question = question(challenge);
        String path = CHALLENGES + "/" + question.id() + "/answers";
        return signed("POST", path).post(path, device.answerBody(question, verdict));
    }

    private Api signed(String method, String path) {
        return server.with("Gatehouse-Device", device.call(method, path, Instant.now()));
    }

    private static Question question(JsonNode challenge) {
        JsonNode operation = challenge.path("operation");
        List<String> shown = operation.isMissingNode()
                ? List.of()
                : List.of(
                        operation.path("amount").asString(),
                        operation.path("currency").asString(),
                        operation.path("payee").asString());
        return new Question(
                challenge.path("id").asString(),
                challenge.path("challenge").asString(),
                challenge.path("purpose").asString(),
                shown);
    }
}
