package gatehouse.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final String PEPPER = "gatehouse.secrets.pepper";
    private static final String SEALING_KEY = "gatehouse.secrets.sealing-key";
    private static final Randomness RANDOMNESS = new Randomness(new SecureRandom());
    private static final Map<String, String> GOOD = Map.of(PEPPER, "5e".repeat(32), SEALING_KEY, "A1".repeat(32));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {PEPPER, SEALING_KEY})
    void productionDoesNotStartWithoutASecret(String name) {
        assertThatThrownBy(() -> secrets(with(name, "")))
                .isInstanceOf(BrokenSetting.class)
                .hasMessageStartingWith("Setting " + name + " is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"5e5e", "not hex at all", "zz5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e"})
    void aMalformedSecretIsNamedAndNotShown(String malformed) {
        assertThatThrownBy(() -> secrets(with(SEALING_KEY, malformed)))
                .isInstanceOf(BrokenSetting.class)
                .hasMessage("Setting " + SEALING_KEY + " must be 32 bytes in hex")
                .hasMessageNotContaining(malformed);
    }

    @Test
    void aSecretMayLieInAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("pepper"), "5e".repeat(32) + "\n");

        Secrets fromFile = secrets(Map.of(PEPPER + "-file", file.toString(), SEALING_KEY, GOOD.get(SEALING_KEY)));

        assertThat(fromFile.keyedHash().hex("test", "value"))
                .isEqualTo(secrets(GOOD).keyedHash().hex("test", "value"));
    }

    @Test
    void aFileThatCannotBeReadIsNamed() {
        assertThatThrownBy(() ->
                        secrets(Map.of(PEPPER + "-file", folder.resolve("none").toString())))
                .isInstanceOf(BrokenSetting.class)
                .hasMessageStartingWith("Setting " + PEPPER + "-file ");
    }

    @Test
    void theSandboxMakesItsOwnOnceAndForItsOwnerOnly() throws IOException {
        Map<String, String> sandbox = Map.of("gatehouse.mode", "sandbox", "gatehouse.data", folder.toString());

        String first = secrets(sandbox).keyedHash().hex("test", "value");

        assertThat(secrets(sandbox).keyedHash().hex("test", "value")).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("pepper.hex"))))
                .isEqualTo("rw-------");
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> settings = new HashMap<>(GOOD);
        settings.put(name, value);
        return settings;
    }

    private static Secrets secrets(Map<String, String> settings) {
        return Secrets.from(Settings.of(settings), RANDOMNESS);
    }
}
