package gatehouse.contract.multi.description;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.contract.multi.MultiApplication;
import gatehouse.contract.multi.error.MultiCode;
import gatehouse.description.DescribedDoor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** {@code multi.json} as the build has just made it. */
class MultiOpenApiTest extends DescribedDoor {
    MultiOpenApiTest() {
        super(new MultiApplication(), "multi.json");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyOperationSaysWhatItAnswers(Described operation) {
        JsonNode responses = operation.node().path("responses");

        assertThat(responses.propertyNames()).contains("400", "401", "403", "429", "500", "503");
        assertThat(responses.propertyNames())
                .filteredOn(status -> status.startsWith("2"))
                .isNotEmpty();
        for (String bare : List.of("401", "423", "429", "500", "503")) {
            assertThat(responses.path(bare).has("content")).as(bare).isFalse();
        }
        assertThat(responses.at("/400/content/application~1json/schema/$ref").asString())
                .isEqualTo("#/components/schemas/InvalidRequest");
    }

    /** Every member of a body has a meaning, for those who write the client. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/components/schemas/LoginRequest/properties/email/description; The address that somebody signs in with",
                "/components/schemas/PasswordValue/properties/value/maxLength; 100",
                "/components/schemas/PasswordValue/properties/value/format; password",
                "/components/schemas/IdentityId/properties/id/pattern; ^(?:^[0-9]+$)$",
                "/components/schemas/IdentityId/properties/type/enum; [\"CONSUMER\",\"CORPORATE\"]",
                "/paths/~1login_with_password/post/security; [{\"api-key\":[]}]",
                "/paths/~1logout/post/security; [{\"api-key\":[],\"bearer\":[]}]",
                "/paths/~1identities/get/parameters/0/schema/maximum; 100"
            })
    void limitsAreThoseOfTheCode(String pointer, String expected) {
        JsonNode found = document.at(pointer);

        assertThat(found.isValueNode() ? found.asString() : found.toString()).startsWith(expected);
    }

    /** After a change of a code, copy the page that this leaves in {@code target}. */
    @Test
    void thePageOfCodesSaysWhatTheCodeSays() throws IOException {
        Path made = Path.of("target", "codes-multi.md");
        Files.writeString(made, CodeCatalogue.page());

        assertThat(Path.of("docs", "codes-multi.md"))
                .as("cp %s docs/codes-multi.md", made)
                .hasSameTextualContentAs(made);
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeSaysWhatItMeansAndWhatToDo(MultiCode code) {
        assertThat(code.meaning()).endsWith(".").doesNotContain("|");
        assertThat(code.next()).endsWith(".").doesNotContain("|");
    }
}
