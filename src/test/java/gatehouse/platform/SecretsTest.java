package gatehouse.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final String PEPPER = "gatehouse.secrets.pepper";
    private static final String SEALING_KEY = "gatehouse.secrets.sealing-key";
    private static final Randomness RANDOMNESS = new Randomness(new SecureRandom());
    /** SHA-256 of "pepper" and of "sealing-key". */
    private static final Map<String, String> GOOD = Map.of(
            PEPPER,
            "8cbbcf29d9cef89675c5f5c1dcfe827d0570416a5aaba30dd0de159661ad905b",
            SEALING_KEY,
            "7A2C92D9E5449CCB4D3D4F7E5C25750CF5F52A524509E68BAE0D2C0A2342F39F");

    private static final String HALF = GOOD.get(PEPPER).substring(0, 32);

    private static final String FEW = "5e9107".repeat(10) + "915e";

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

    static Stream<Arguments> typed() {
        return Stream.of(PEPPER, SEALING_KEY)
                .flatMap(name -> Stream.of(
                        arguments(name, "one byte", "5e".repeat(32)),
                        arguments(name, "few bytes", "0123456789abcdef".repeat(4)),
                        arguments(name, "few bytes in no order", FEW),
                        arguments(name, "twice the same", HALF.repeat(2)),
                        arguments(name, "counting up", counting(1)),
                        arguments(name, "counting down", counting(-3)),
                        arguments(
                                name,
                                "readable text",
                                HexFormat.of().formatHex("correct horse battery staple 123".getBytes(UTF_8)))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("typed")
    void productionDoesNotStartWithASecretThatSomebodyTyped(String name, String how, String weak) {
        assertThatThrownBy(() -> secrets(with(name, weak)))
                .isInstanceOf(BrokenSetting.class)
                .hasMessageStartingWith("Setting " + name + " is weak: ")
                .hasMessageNotContaining(weak);
    }

    private static String counting(int step) {
        byte[] bytes = new byte[32];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (7 + i * step);
        }
        return HexFormat.of().formatHex(bytes);
    }

    @Test
    void productionDoesNotStartWithOneSecretForBoth() {
        String pepper = GOOD.get(PEPPER);

        assertThatThrownBy(() -> secrets(with(SEALING_KEY, pepper.toUpperCase(Locale.ROOT))))
                .isInstanceOf(BrokenSetting.class)
                .hasMessage("Setting " + SEALING_KEY + " must not be the same as " + PEPPER);
    }

    @Test
    void theSandboxTakesWhatItIsGiven() {
        Map<String, String> weak = new HashMap<>(with(PEPPER, "5e".repeat(32)));
        weak.put("gatehouse.mode", "sandbox");

        assertThatCode(() -> secrets(weak)).doesNotThrowAnyException();
    }

    @RepeatedTest(200)
    void whatIsDrawnAtRandomIsNeverWeak() {
        String drawn = HexFormat.of().formatHex(RANDOMNESS.bytes(32));

        assertThatCode(() -> secrets(with(PEPPER, drawn))).doesNotThrowAnyException();
    }

    @Test
    void aSecretMayLieInAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("pepper"), GOOD.get(PEPPER) + "\n");

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
