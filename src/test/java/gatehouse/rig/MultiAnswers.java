package gatehouse.rig;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api.Answer;
import tools.jackson.databind.JsonNode;

/** What answers of the multi door have to look like when they say no, or nothing. */
public final class MultiAnswers {
    private MultiAnswers() {}

    /** A status without a body, as an app can rely on. */
    public static void assertEmpty(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.header("request-ref")).matches("[0-9a-f]{32}");
    }

    /** @param params the objects around the field, as a JSON array */
    public static void assertInvalid(Answer answer, String params, String field, String error) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.at("message")).isEqualTo("Invalid request");
        JsonNode wrong = answer.json().path("syntaxErrors").path("invalidFields");
        assertThat(wrong.valueStream().map(JsonNode::toString))
                .contains("{\"params\":" + params + ",\"fieldName\":\"" + field + "\",\"error\":\"" + error + "\"}");
    }

    /** What is told in one sentence and names no field. */
    public static void assertSentence(Answer answer, String sentence) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.json().propertyNames()).containsExactly("message");
        assertThat(answer.at("message")).isEqualTo(sentence);
    }

    /** A conflict says its code and nothing else. */
    public static void assertConflict(Answer answer, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(409);
        assertThat(answer.json().toString()).isEqualTo("{\"errorCode\":\"" + code + "\"}");
    }

    /** Clients tell a missing step-up by either member. */
    public static void assertStepUpRequired(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
        assertThat(answer.json().toString())
                .isEqualTo("{\"errorCode\":\"STEP_UP_REQUIRED\",\"message\":\"STEP_UP_REQUIRED\"}");
    }
}
