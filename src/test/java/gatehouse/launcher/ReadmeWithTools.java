package gatehouse.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gatehouse.message.http.ProviderStub;
import gatehouse.message.smpp.MessageCentre;
import gatehouse.rig.Launch;
import gatehouse.rig.Launched;
import gatehouse.rig.Shell;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Types in what the README has under "Send real messages", with the address of an operator or a provider of this machine
 * in the place of theirs. In the build's {@code tools} profile.
 */
class ReadmeWithTools {
    private static final Path README = Path.of(System.getProperty("gatehouse.it.basedir"), "README.md");
    private static final Pattern CHAPTER = Pattern.compile("(?ms)^## Send real messages$(.*?)^## ");
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```bash\\R(.*?)^```$");
    private static final String START = "mvn -Prun\n";
    private static final int LINES = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void codeArrivesAtTheOperatorOfTheExample() throws Exception {
        List<String> examples = examples();
        try (MessageCentre operator = new MessageCentre()) {
            String settings =
                    examples.get(0).replace("smpps://SYSTEMID:PASSWORD@smsc.operator.example:3550", operator.url());
            try (Launched server = start(settings)) {
                ask(server, examples.get(1));
                await().atMost(PATIENCE).until(() -> operator.submitted().size() == 1);
            }
            assertThat(operator.submitted())
                    .allSatisfy(text -> assertThat(text.getDestAddress()).isEqualTo("27820000001"))
                    .allSatisfy(text -> assertThat(new String(text.getShortMessage(), StandardCharsets.US_ASCII))
                            .containsPattern("\\b[0-9]{6}\\b"));
        }
    }

    @Test
    void codeArrivesAtTheProviderOfTheExample() throws Exception {
        List<String> examples = examples();
        try (ProviderStub provider = new ProviderStub()) {
            provider.answers(201, "{\"sid\":\"SM1\"}");
            String settings = examples.get(0) + examples.get(2).replaceAll("https://(\\S+?)@\\S+", provider.url("$1"));
            try (Launched server = start(settings)) {
                ask(server, examples.get(1));
                await().atMost(PATIENCE).until(() -> provider.calls().size() == 1);
            }
            assertThat(URLDecoder.decode(provider.calls().get(0).body(), StandardCharsets.UTF_8))
                    .startsWith("To=+27820000001&From=Bank&Body=")
                    .containsPattern("\\b[0-9]{6}\\b");
            assertThat(provider.calls().get(0).headers().get("authorization"))
                    .as("base64 of ACCOUNT:TOKEN")
                    .isEqualTo("Basic QUNDT1VOVDpUT0tFTg==");
        }
    }

    private static List<String> examples() throws IOException {
        var chapter = CHAPTER.matcher(Files.readString(README));
        assertThat(chapter.find()).isTrue();
        List<String> examples = EXAMPLE.matcher(chapter.group(1))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(examples)
                .hasSize(3)
                .allSatisfy(example -> assertThat(example.lines()).hasSizeLessThanOrEqualTo(LINES));
        assertThat(List.of(examples.get(0), examples.get(2)))
                .allSatisfy(example -> assertThat(example).endsWith(START));
        return examples;
    }

    /** As {@code mvn -Prun} in a terminal where the lines before it were typed; but for the port and the data folder. */
    private Launched start(String settings) throws IOException, InterruptedException {
        Launch launch = Launch.in(folder.resolve("data"));
        String exported = new Shell(folder)
                .run(settings.replace(START, "") + "env | grep ^GATEHOUSE_ | grep -v ^GATEHOUSE_DATA=");
        exported.lines()
                .map(line -> line.split("=", 2))
                .forEach(setting -> launch.inEnvironment(setting[0], setting[1]));
        return launch.start().awaitReady();
    }

    private void ask(Launched server, String example) throws IOException, InterruptedException {
        assertThat(example).contains("http://localhost:8080/");
        String printed = new Shell(folder)
                .run(example.replace("http://localhost:8080", server.base().toString())
                        .replace("curl -s", "curl -s -w '%{http_code}'"));
        assertThat(printed).isEqualTo("204");
    }
}
