package gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.SandboxTime;
import gatehouse.rig.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pastes the examples of each guide for apps into one bash, from top to bottom, and looks at what each of them printed. In
 * the build's {@code tools} profile.
 */
class GuidesWithTools extends DeployedGatehouse {
    private static final Path DOCS = Path.of(System.getProperty("gatehouse.it.basedir"), "docs");
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```bash\\R(.*?)^```$");
    /** No example prints such a line. */
    private static final String CUT = "======== next example ========";
    /** Sets variables that the examples after it cannot do without. */
    private static final String NOTHING = "\\A\\s*\\z";

    @TempDir
    Path folder;

    @Test
    void everyExampleOfTheGuideForAppsWorksAsItIsPrinted() throws Exception {
        assertPrints(
                "client-guide.md",
                NOTHING,
                NOTHING,
                "\"phone1\":\"27820000001\"",
                NOTHING,
                NOTHING,
                "USR901.* <- the TOTP is missing\n.*\"headerValue\"",
                "USR902.* <- the answer is missing",
                "\"headerValue\"",
                "\"headerValue\"",
                NOTHING,
                "\"cvv\":\"[0-9]{3}\"",
                "renews again in 3[0-9]{3} s",
                "SEC001|USR904",
                "",
                "USR002.* <- an error as all are");
    }

    @Test
    void everyExampleOfTheGuideOfTheMultiDoorWorksAsItIsPrinted() throws Exception {
        assertPrints(
                "multi-guide.md",
                NOTHING,
                "\\[\\{\"id\":\\{\"type\":\"CONSUMER\",\"id\":\"7\"},\"name\":\"[^\"]+\"}] 200",
                "\\A 403\n <- whatever is wrong",
                "ACCESS_TOKEN_REQUIRED.* 403\n <- not chosen yet\n.*\"email\":\"root@example.com\".* 200",
                "STEP_UP_REQUIRED.* 403\n <- step up first\n 204\n 204\n.*\"cards\":.* 200\n <- stepped up",
                "\\A 403\n <- only good for a change\n <- the password is changed",
                "\\A <- one consumer, though sent twice\n.* 400\n <- another body",
                "\\A 403\n <- not confirmed yet\n 204\n 204\n 204\n 204\n.*\"channel\":\"SMS\",\"status\":\"ACTIVE\".* 200",
                NOTHING,
                "\\A 204\n 204\n.*\"count\":1.* 200\n.*\"cardNumber\":.*\"cvv\":\\{\"value\":\"[0-9]{3}\"}.* 200",
                "\"deviceId\":.*\"use\":\"PROMPT\"",
                "STEPPED_UP\n.*\"cvv\".* 200",
                "\"url\":\"https://hooks.example.com/gatehouse\"",
                "\"deviceId\":.*\"use\":\"BIOMETRIC\"",
                NOTHING,
                "\"cvv\".* 200\n <- signed in and stepped up",
                "STEP_UP_REQUIRED.* 403\n <- step up first\n.*\"mobileNumberVerified\":false.* 200\n 401\n"
                        + " <- the other sessions are over\n 204\n 204",
                "\\A204\n 204\n 204",
                " 401\n <- five idle minutes",
                "\\A 204\n 401\n <- signed out",
                "");
    }

    /** @param patterns of what the examples print, one for each */
    private void assertPrints(String guide, String... patterns) throws Exception {
        List<String> examples = examples(guide);
        assertThat(patterns).as("what is looked for in each example").hasSameSizeAs(examples);
        List<String> printed;
        try (SandboxTime movedByTheGuide = SandboxTime.of(Api.at(base()))) {
            printed = run(examples);
        }
        for (int i = 0; i < patterns.length; i++) {
            assertThat(printed.get(i)).as(examples.get(i)).containsPattern(patterns[i]);
        }
    }

    private List<String> run(List<String> examples) throws IOException, InterruptedException {
        String script = examples.stream().collect(Collectors.joining("\necho '" + CUT + "'\n"));
        String printed = new Shell(folder).run("set -eu\nGATEHOUSE=" + base() + "\n" + script);
        return Arrays.asList(Pattern.compile(CUT + "\n", Pattern.LITERAL).split(printed, -1));
    }

    private static List<String> examples(String guide) throws IOException {
        return EXAMPLE.matcher(Files.readString(DOCS.resolve(guide)))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }
}
