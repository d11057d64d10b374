package gatehouse.contract.eclipse;

import static org.assertj.core.api.Assertions.assertThat;

import gatehouse.rig.Api;
import gatehouse.rig.DeployedGatehouse;
import gatehouse.rig.SandboxTime;
import gatehouse.rig.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pastes the examples of the guide for apps into one bash, from top to bottom. In the build's {@code tools} profile. */
class ClientGuideWithTools extends DeployedGatehouse {
    private static final Path GUIDE = Path.of(System.getProperty("gatehouse.it.basedir"), "docs", "client-guide.md");
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```bash\\R(.*?)^```$");

    @TempDir
    Path folder;

    @Test
    void everyExampleWorksAsItIsPrinted() throws Exception {
        String printed;
        try (SandboxTime movedByTheGuide = SandboxTime.of(Api.at(base()))) {
            printed = new Shell(folder).run("set -eu\nGATEHOUSE=" + base() + "\n" + examples());
        }

        assertThat(printed)
                .contains("\"phone1\":\"27820000001\"")
                .containsPattern("USR901.* <- the TOTP is missing")
                .containsPattern("USR902.* <- the answer is missing")
                .containsPattern("\"cvv\":\"[0-9]{3}\"")
                .containsPattern("renews again in 3[0-9]{3} s")
                .containsPattern("SEC001|USR904")
                .containsPattern("USR002.* <- an error as all are");
        assertThat(Pattern.compile("\"headerValue\"").matcher(printed).results())
                .as("sign-ins with TOTP, by decryption, by signature")
                .hasSize(3);
    }

    private static String examples() throws IOException {
        return EXAMPLE.matcher(Files.readString(GUIDE))
                .results()
                .map((MatchResult block) -> block.group(1))
                .collect(Collectors.joining("\n"));
    }
}
