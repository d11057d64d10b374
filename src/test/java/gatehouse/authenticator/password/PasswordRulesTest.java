package gatehouse.authenticator.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.platform.BrokenSetting;
import gatehouse.platform.Secret;
import gatehouse.platform.Settings;
import gatehouse.tenant.PasswordPreset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    private static final List<String> CONTEXT = List.of("Anna.Schmidt@example.com", "Bank of Tests", "x");

    private final PasswordRules rules = new PasswordRules(new CommonPasswords(Settings.of(Map.of())));

    @Test
    void theShortestAndTheLongestPass() {
        assertThat(objection("zxy", PasswordPreset.CONTRACT_ECLIPSE)).isEmpty();
        assertThat(objection("q".repeat(80), PasswordPreset.CONTRACT_ECLIPSE)).isEmpty();
    }

    @Test
    void oneLessOrOneMoreIsRefused() {
        assertThat(objection("zx", PasswordPreset.CONTRACT_ECLIPSE)).contains(Weakness.TOO_SHORT);
        assertThat(objection("q".repeat(81), PasswordPreset.CONTRACT_ECLIPSE)).contains(Weakness.TOO_LONG);
        assertThat(objection("", PasswordPreset.CONTRACT_ECLIPSE)).contains(Weakness.TOO_SHORT);
    }

    @Test
    void lengthCountsCodePointsNotCharacters() {
        assertThat(objection("😀😀", PasswordPreset.CONTRACT_ECLIPSE)).contains(Weakness.TOO_SHORT);
        assertThat(objection("😀".repeat(80), PasswordPreset.CONTRACT_ECLIPSE)).isEmpty();
    }

    @Test
    void lengthIsMeantAfterNormalising() {
        String threeThatBecomeTwo = "e\u0301x";
        String oneThatBecomesEighteen = "\uFDFA";

        assertThat(objection(threeThatBecomeTwo, PasswordPreset.CONTRACT_ECLIPSE))
                .contains(Weakness.TOO_SHORT);
        assertThat(objection(oneThatBecomesEighteen.repeat(5), PasswordPreset.CONTRACT_ECLIPSE))
                .contains(Weakness.TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"good\0password", "good\ud83dpassword", "good\ude00password", "good\tpassword", "good\u0085"})
    void whatCannotBeTypedIsRefused(String password) {
        for (PasswordPreset preset : PasswordPreset.values()) {
            assertThat(objection(password, preset)).contains(Weakness.MALFORMED);
        }
    }

    @ParameterizedTest
    @EnumSource(PasswordPreset.class)
    void aHashIsNeverTakenAsClearText(PasswordPreset preset) {
        String hash = "$2a$10$N9qo8uLOickgx2ZMRZoMyevQ3tZifm3So3XNF8lvbzUxEr9DgsPwe";

        assertThat(objection(hash, preset)).contains(Weakness.LOOKS_HASHED);
    }

    @Test
    void fourClassesAreAskedForWhereThePresetDoes() {
        assertThat(objection("Aa1!Aa1!", PasswordPreset.CONTRACT_MULTI)).isEmpty();
        assertThat(objection("aa1!aa1!", PasswordPreset.CONTRACT_MULTI)).contains(Weakness.TOO_SIMPLE);
        assertThat(objection("AA1!AA1!", PasswordPreset.CONTRACT_MULTI)).contains(Weakness.TOO_SIMPLE);
        assertThat(objection("Aaa!Aaa!", PasswordPreset.CONTRACT_MULTI)).contains(Weakness.TOO_SIMPLE);
        assertThat(objection("Aa11Aa11", PasswordPreset.CONTRACT_MULTI)).contains(Weakness.TOO_SIMPLE);
        assertThat(objection("only small letters", PasswordPreset.NIST)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "PassWord", "12345678", "qwertyuiop", "ｐａｓｓｗｏｒｄ", "123456789012"})
    void commonPasswordsAreRefusedHoweverTheyAreWritten(String password) {
        assertThat(objection(password, PasswordPreset.NIST)).contains(Weakness.COMMON);
        assertThat(objection(password, PasswordPreset.CONTRACT_ECLIPSE)).isEmpty();
    }

    @Test
    void goodPasswordsAreTakenForCommonOnesSeldomAndLongOnesHardlyEver() {
        Random random = new Random(1);

        assertThat(refusedByMistake(random, CommonPasswords.LONG - 1)).isBetween(30, 130);
        assertThat(refusedByMistake(random, CommonPasswords.LONG)).isLessThan(4);
    }

    private int refusedByMistake(Random random, int length) {
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder password = new StringBuilder();
            for (int j = 0; j < length; j++) {
                password.append((char) ('!' + random.nextInt(94)));
            }
            refused += objection(password.toString(), PasswordPreset.NIST).isPresent() ? 1 : 0;
        }
        return refused;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna.schmidt@example.com",
                "my ANNA.SCHMIDT@EXAMPLE.COM!",
                "bank of tests 4711 horse battery",
                "Schmidt-2026",
                "anna&schmidt",
                "example1234"
            })
    void wordsOfTheContextAreRefused(String password) {
        assertThat(objection(password, PasswordPreset.NIST)).contains(Weakness.CONTEXT_WORD);
        assertThat(objection(password, PasswordPreset.CONTRACT_ECLIPSE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"savannah and a tortoise", "schmidt rides a green bicycle", "com of the xylophone"})
    void aPartOfAWordDoesNotSpoilAGoodPassword(String password) {
        assertThat(objection(password, PasswordPreset.NIST)).isEmpty();
    }

    @Test
    void aShortContextWordIsRefusedOnlyAsTheWholePassword() {
        assertThat(rules.objection(Secret.of("xylophone bicycle"), PasswordPreset.NIST, List.of("xy", "")))
                .isEmpty();
    }

    @Test
    void everyWeaknessHasASentence() {
        for (Weakness weakness : Weakness.values()) {
            assertThat(weakness.sentence(PasswordPreset.PCI))
                    .startsWith("The password ")
                    .endsWith(".");
        }
        assertThat(Weakness.TOO_SHORT.sentence(PasswordPreset.PCI)).contains("12");
    }

    @Test
    void anAdministratorCanRefuseMore(@TempDir Path folder) throws IOException {
        Path list = folder.resolve("list.txt");
        Files.writeString(list, "Tortoise on a Bicycle\n\nsecond line of ours\r\n", StandardCharsets.UTF_8);
        PasswordRules stricter = new PasswordRules(
                new CommonPasswords(Settings.of(Map.of(CommonPasswords.REFUSED_LIST, list.toString()))));

        assertThat(stricter.objection(Secret.of("tortoise ON a bicycle"), PasswordPreset.NIST, CONTEXT))
                .contains(Weakness.COMMON);
        assertThat(stricter.objection(Secret.of("second line of ours"), PasswordPreset.NIST, CONTEXT))
                .contains(Weakness.COMMON);
        assertThat(stricter.objection(Secret.of("tortoise on a tricycle"), PasswordPreset.NIST, CONTEXT))
                .isEmpty();
    }

    @Test
    void aListThatCannotBeReadIsABrokenSetting(@TempDir Path folder) throws IOException {
        Path notText = Files.write(folder.resolve("list.bin"), new byte[] {(byte) 0xff, (byte) 0xfe, 'a'});

        for (Path file : List.of(notText, folder.resolve("absent"))) {
            Settings settings = Settings.of(Map.of(CommonPasswords.REFUSED_LIST, file.toString()));
            assertThatThrownBy(() -> new CommonPasswords(settings)).isInstanceOf(BrokenSetting.class);
        }
    }

    private Optional<Weakness> objection(String password, PasswordPreset preset) {
        return rules.objection(Secret.of(password), preset, CONTEXT);
    }
}
