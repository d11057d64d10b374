package gatehouse.contract.eclipse.description;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.contract.eclipse.error.EclipseCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodeCatalogueTest {
    private static final Path MADE = Path.of("target", "codes.md");

    /** After a change of a code, copy the page that this leaves in {@code target}. */
    @Test
    void thePageSaysWhatTheCodeSays() throws IOException {
        Files.writeString(MADE, CodeCatalogue.page());

        assertThat(Path.of("docs", "codes.md")).as("cp %s docs/codes.md", MADE).hasSameTextualContentAs(MADE);
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeSaysWhatItMeansAndWhatToDo(EclipseCode code) {
        assertThat(code.description()).isNotBlank();
        assertThat(code.meaning()).endsWith(".").doesNotContain("|");
        assertThat(code.next()).endsWith(".").doesNotContain("|");
    }
}
