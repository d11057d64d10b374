package gatehouse.rig;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;

/** The fixtures serve those who have the jar, what it says it needs, and a sandbox; nothing else of this build. */
@Tag("acceptance")
class FixturesIT extends DeployedGatehouse {
    @TempDir
    Path folder;

    @Test
    void aTestOfSomebodyElsesRunsWithTheJarAlone() throws Exception {
        Path story = folder.resolve("LostPassword.java");
        try (InputStream source = FixturesIT.class.getResourceAsStream("/fixtures/LostPassword.java")) {
            Files.copy(source, story);
        }

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath(),
                        story.toString(),
                        base().toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes());

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(printed).startsWith("400 [").contains("USR007");
    }

    private static String classPath() {
        Path fixtures = Archives.file().toPath().resolveSibling("gatehouse-fixtures.jar");
        Stream<File> needed = Stream.of(
                        Assertions.class,
                        Awaitility.class,
                        Matcher.class,
                        JsonNode.class,
                        JsonParser.class,
                        JsonInclude.class)
                .map(Archives::jarOf);
        return Stream.concat(Stream.of(fixtures.toFile()), needed)
                .map(File::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
