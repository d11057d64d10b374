package gatehouse.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gatehouse.platform.BrokenSetting;
import gatehouse.platform.Randomness;
import gatehouse.platform.Settings;
import java.security.SecureRandom;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CodesTest {
    private static final String FIXED = "123456";

    @Test
    void sandboxCodeIsFixedByDefault() {
        assertThat(codes(Map.of("gatehouse.mode", "sandbox")).code().reveal()).isEqualTo(FIXED);
    }

    @Test
    void sandboxCodeCanBeRandom() {
        Codes codes = codes(Map.of("gatehouse.mode", "sandbox", "gatehouse.sandbox.codes", "random"));

        assertThat(codesOf(codes, 20)).isGreaterThan(15);
    }

    @Test
    void productionCodeIsRandom() {
        assertThat(codesOf(codes(Map.of()), 20)).isGreaterThan(15);
        assertThat(codes(Map.of()).code().reveal()).matches("\\d{6}");
    }

    @Test
    void noSettingBringsTheFixedCodeToProduction() {
        assertThat(codesOf(codes(Map.of("gatehouse.sandbox.codes", "fixed")), 20))
                .isGreaterThan(15);
    }

    @Test
    void sandboxRefusesAnUnknownWord() {
        assertThatThrownBy(() -> codes(Map.of("gatehouse.mode", "sandbox", "gatehouse.sandbox.codes", "none")))
                .isInstanceOf(BrokenSetting.class);
    }

    @Test
    void linksAreRandomInTheSandboxToo() {
        Codes codes = codes(Map.of("gatehouse.mode", "sandbox"));

        assertThat(codes.link()).isNotEqualTo(codes.link());
        assertThat(codes.link().reveal()).hasSize(43);
    }

    private static Codes codes(Map<String, String> settings) {
        return new Codes(Settings.of(settings), new Randomness(new SecureRandom()));
    }

    private static long codesOf(Codes codes, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> codes.code().reveal())
                .distinct()
                .count();
    }
}
