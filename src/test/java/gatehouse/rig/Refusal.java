package gatehouse.rig;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api.Answer;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A refusal of the eclipse door (1.4): an array of errors, each with exactly the seven published members, all of them of
 * the same call.
 *
 * @param codes of all elements, in their order
 * @param descriptions of all elements, in their order
 */
public record Refusal(int status, List<String> codes, List<String> descriptions, String traceId) {
    private static final List<String> MEMBERS =
            List.of("type", "severity", "description", "code", "traceId", "spanId", "environment");

    /** Fails for an answer that is no refusal, or is not in the published shape. */
    public static Refusal in(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isGreaterThanOrEqualTo(400);
        assertThat(answer.header("Content-Type")).as(answer.toString()).startsWith("application/json");
        JsonNode errors = answer.json();
        assertThat(errors.isArray() && !errors.isEmpty()).as(answer.toString()).isTrue();
        List<String> codes = new ArrayList<>();
        List<String> descriptions = new ArrayList<>();
        for (JsonNode error : errors) {
            requireShape(error);
            codes.add(error.path("code").asString());
            descriptions.add(error.path("description").asString());
        }
        return new Refusal(
                answer.status(),
                codes,
                descriptions,
                errors.path(0).path("traceId").asString());
    }

    private static void requireShape(JsonNode error) {
        assertThat(error.propertyNames()).containsExactlyInAnyOrderElementsOf(MEMBERS);
        assertThat(error.path("type").asString()).isIn("BUSINESS", "SYSTEM");
        assertThat(error.path("severity").asString()).isIn("LOW", "MEDIUM", "HIGH");
        assertThat(error.path("description").asString()).isNotBlank();
        assertThat(error.path("code").asString()).matches("[A-Z]{3,4}[0-9]{3}");
        assertThat(error.path("traceId").asString()).matches("[0-9a-f]{32}").isNotEqualTo("0".repeat(32));
        assertThat(error.path("spanId").asString()).matches("[0-9a-f]{16}").isNotEqualTo("0".repeat(16));
        assertThat(error.path("environment").asString()).isEqualTo("gatehouse-sandbox");
    }

    /** Status and the code of the only element, as in {@code 400 VAL001}. */
    public String inShort() {
        assertThat(codes).as("the only element of %s", this).hasSize(1);
        return status + " " + codes.get(0);
    }

    public String description() {
        return descriptions.get(0);
    }
}
